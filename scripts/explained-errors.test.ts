import { expect, test } from 'vitest';
import { machineExplanationOf } from './explained-errors.ts';

const errorWith = (message: string, more: object = {}) => Object.assign(new Error(message), more);

test.each([
  [errorWith('ENOSPC: no space left on device, write', { code: 'ENOSPC' }), 'ENOSPC: no space left on device, write'],
  [errorWith('database or disk is full', { code: 'SQLITE_FULL' }), 'database or disk is full (SQLITE_FULL)'],
  [
    errorWith('could not extend file "base/1"', { code: '53100', hint: 'Check free disk space.' }),
    'The database says: could not extend file "base/1" (53100) Check free disk space.',
  ],
  [errorWith('cannot execute INSERT in a read-only transaction', { code: '25006' }), /read-only.*25006/],
  [errorWith('the database system is in recovery mode', { code: '57P03' }), /recovery mode/],
  [errorWith('Connection terminated unexpectedly'), /broke off/],
])('%s needs no stack', (error, said) => {
  expect(machineExplanationOf(error)).toMatch(said);
});

test.each([
  errorWith('syntax error at or near "x"', { code: '42601' }),
  errorWith('UNIQUE constraint failed', { code: 'SQLITE_CONSTRAINT_UNIQUE' }),
  new TypeError('x is not a function'),
  'a string',
])('%s is a fault of the program, whose stack is wanted', (error) => {
  expect(machineExplanationOf(error)).toBeUndefined();
});
