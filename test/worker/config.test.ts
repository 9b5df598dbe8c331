import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfiguration } from '../../worker/config.ts';

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as ConfigurationError).problems;
  }
}

describe('When nothing is set', () => {
  it('the worker runs on one machine as it is', () => {
    expect(readConfiguration({ HOME: '/home/somebody' })).toEqual({
      logLevel: 'info',
      sendingHour: 8,
      healthPort: 9464,
      sender: 'Secretariaat <secretariaat@example.org>',
      smtpUrl: undefined,
      smtpRate: undefined,
      imapUrl: undefined,
      databaseUrl: undefined,
    });
  });

  it('an empty variable counts as one that is not set', () => {
    expect(problemsOf({ SMTP_URL: '', DATABASE_URL: '', COVENANT_SENDING_HOUR: '' })).toEqual([]);
  });
});

describe('When variables are right', () => {
  it('they are taken', () => {
    const environment = {
      COVENANT_LOG_LEVEL: 'debug',
      COVENANT_SENDING_HOUR: '0',
      COVENANT_HEALTH_PORT: '9999',
      COVENANT_SENDER: 'Kites <kites@example.org>',
      COVENANT_SMTP_RATE: '0.5',
      SMTP_URL: 'smtps://user:secret@mail.example.org:465',
      IMAP_URL: 'imaps://user:secret@mail.example.org/Answers',
      DATABASE_URL: 'postgresql://user:secret@db.example.org/kites',
    };
    expect(readConfiguration(environment)).toEqual({
      logLevel: 'debug',
      sendingHour: 0,
      healthPort: 9999,
      sender: environment.COVENANT_SENDER,
      smtpUrl: environment.SMTP_URL,
      smtpRate: 0.5,
      imapUrl: environment.IMAP_URL,
      databaseUrl: environment.DATABASE_URL,
    });
  });
});

describe('When variables are wrong', () => {
  const wrong = {
    COVENANT_LOG_LEVEL: 'loud',
    COVENANT_SENDING_HOUR: '25',
    COVENANT_HEALTH_PORT: '70000',
    COVENANT_SENDER: 'two\nlines',
    COVENANT_SMTP_RATE: '0',
    SMTP_URL: 'https://user:hunter2@mail.example.org',
    IMAP_URL: 'imaps://mail.example.org/hunter2',
    DATABASE_URL: 'mysql://user:hunter2@db.example.org/kites',
  };

  it('each is named at once, with what it should be', () => {
    expect(problemsOf(wrong)).toEqual([
      'COVENANT_LOG_LEVEL must be one of trace, debug, info, warn, error, silent',
      'COVENANT_SENDING_HOUR must be a whole hour from 0 to 23',
      'COVENANT_HEALTH_PORT must be a port from 1 to 65535, or 0 for any free one',
      'COVENANT_SENDER must be one line such as "Secretariat <secretariat@example.org>"',
      'COVENANT_SMTP_RATE must be a number of messages per second from 0.001 to 999, such as 0.5 or 10',
      'SMTP_URL must be an address such as smtp://user:password@host:587',
      'IMAP_URL must be an address with user and password such as imaps://user:password@host/INBOX',
      'DATABASE_URL must be an address such as postgres://user:password@host:5432/name',
    ]);
  });

  it('none is repeated: it may hold a password', () => {
    expect(problemsOf(wrong).join('\n')).not.toMatch(/hunter2|example\.org\/kites|loud/);
  });

  it.each(['8.5', '-1', 'eight', '24', '0x8', ' '])('%j is no hour', (hour) => {
    expect(problemsOf({ COVENANT_SENDING_HOUR: hour })).toHaveLength(1);
  });

  it('those that are right are not named', () => {
    expect(problemsOf({ COVENANT_SENDING_HOUR: '7', SMTP_URL: 'ftp://x' })).toEqual([
      'SMTP_URL must be an address such as smtp://user:password@host:587',
    ]);
  });
});
