import { describe, expect, it } from 'vitest';
import { remoteUrls } from '../../../src/render/scaffold/remote.ts';

const nowhere = { web: null, pip: null };

describe('what others can make of a remote', () => {
  it('reads the forms that Git takes', () => {
    const pip = 'git+ssh://git@host.example/team/churn.git';
    expect(remoteUrls('git@host.example:team/churn.git')).toEqual({
      web: 'https://host.example/team/churn',
      pip,
    });
    expect(remoteUrls('ssh://git@host.example/team/churn.git')).toEqual({
      web: 'https://host.example/team/churn',
      pip,
    });
    expect(remoteUrls('ssh://git@host.example:2222/team/churn.git').pip).toBe(
      'git+ssh://git@host.example:2222/team/churn.git',
    );
    expect(remoteUrls('https://host.example/team/churn.git/')).toEqual({
      web: 'https://host.example/team/churn',
      pip: 'git+https://host.example/team/churn.git',
    });
  });

  it('lets no password or token through', () => {
    for (const remote of ['https://jane:s3cret@host.example/a.git', 'ssh://jane:s3cret@host.example/a.git']) {
      expect(JSON.stringify(remoteUrls(remote))).not.toContain('s3cret');
    }
    expect(remoteUrls('https://s3cret@host.example/a.git').pip).toBe('git+https://host.example/a.git');
  });

  it('says nothing of places on this machine', () => {
    for (const remote of [
      '/srv/git/churn.git',
      '../churn.git',
      'churn.git',
      'file:///srv/git/churn.git',
      'C:\\git\\churn.git',
      'C:/git/churn.git',
      'ssh://localhost/churn.git',
      '',
    ]) {
      expect(remoteUrls(remote), remote).toEqual(nowhere);
    }
    expect(remoteUrls(null)).toEqual(nowhere);
  });
});
