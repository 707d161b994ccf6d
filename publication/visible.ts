/** The condition of SQL under which a text is published at `@now`. */
export const visible = 'draft = 0 and published_at <= @now and (withdrawn_at is null or withdrawn_at > @now)';

/**
 * Selects the texts of `@locale` that are not visible at `@now`: few, each kind of them found by an index (the plus keeps
 * SQLite from going through the whole locale for those that were withdrawn).
 */
export const hiddenTexts = `
  select rowid from texts where locale = @locale and draft > 0
  union all select rowid from texts where locale = @locale and draft = 0 and published_at > @now
  union all select rowid from texts where withdrawn_at <= @now and +locale = @locale`;
