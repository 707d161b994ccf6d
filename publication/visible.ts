/** The condition of SQL under which a text is published at `@now`. */
export const visible = 'draft = 0 and published_at <= @now and (withdrawn_at is null or withdrawn_at > @now)';
