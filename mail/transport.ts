import { join } from 'node:path';
import type { TransportConfig } from '../config/mail.ts';
import type { Transport } from './ports.ts';
import { folderTransport } from './transports/folder.ts';
import { resendTransport } from './transports/resend.ts';
import { smtpTransport } from './transports/smtp.ts';

/** The folder that mail is written to without a provider. */
export const outboxFolder = (dataDir: string) => join(dataDir, 'outbox');

/** The transport that the environment asks for. */
export function transportOf(config: TransportConfig, dataDir: string): Transport {
  if (config.kind === 'resend') return resendTransport(config);
  if (config.kind === 'smtp') return smtpTransport(config.url);
  return folderTransport(outboxFolder(dataDir));
}
