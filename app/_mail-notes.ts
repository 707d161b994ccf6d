import { resolve } from 'node:path';
import type { TransportConfig } from '../config/mail.ts';
import { outboxFolder } from '../mail/transport.ts';
import type { Sender } from '../publication/model.ts';

interface MailSituation {
  readonly transport: TransportConfig;
  /** Whether this process submits mail. */
  readonly worker: boolean;
  readonly dataDir: string;
  readonly sender: Sender | undefined;
  /** Why the database is not open. */
  readonly trouble: string | undefined;
}

/** What whoever starts the site should know about its mail, one line each. Names no password and no key. */
export function mailNotes({ transport, worker, dataDir, sender, trouble }: MailSituation): readonly string[] {
  return [
    ...(sender
      ? [`Outgoing mail ${whereTo(transport, dataDir)}`]
      : ['No mail goes out, and nobody can subscribe: publication.yaml has no “sender”.']),
    ...(worker ? [] : ['This process submits no mail (WORKER=off): “npm run worker” does.']),
    ...(trouble === undefined ? [] : [`The database does not answer; it is tried again by itself: ${trouble}`]),
  ];
}

function whereTo(transport: TransportConfig, dataDir: string): string {
  switch (transport.kind) {
    case 'folder':
      return `is written to ${resolve(outboxFolder(dataDir))}`;
    case 'smtp': {
      const { protocol, host } = new URL(transport.url);
      return `leaves through ${protocol}//${host}`;
    }
    default:
      return `leaves through Resend (${new URL(transport.baseUrl).host})`;
  }
}
