import { describe, expect, it } from 'vitest';
import { remoteUrls } from '../../../src/render/scaffold/remote.ts';

describe('what others can make of a remote', () => {
  it('reads the forms that Git takes', () => {
    const urls = {
      web: 'https://host.example/team/churn',
      https: 'git+https://host.example/team/churn.git',
      ssh: 'git+ssh://git@host.example/team/churn.git',
    };
    expect(remoteUrls('git@host.example:team/churn.git')).toEqual(urls);
    expect(remoteUrls('ssh://git@host.example/team/churn.git')).toEqual(urls);
    expect(remoteUrls('https://host.example/team/churn.git/')).toEqual(urls);
    expect(remoteUrls('ssh://git@host.example:2222/team/churn.git')).toEqual({
      ...urls,
      ssh: 'git+ssh://git@host.example:2222/team/churn.git',
    });
    expect(remoteUrls('http://host.example:8080/churn')?.https).toBe('git+http://host.example:8080/churn');
  });

  it('lets no password or token through', () => {
    for (const remote of [
      'https://jane:s3cret@host.example/a.git',
      'ssh://jane:s3cret@host.example/a.git',
      'https://s3cret@host.example/a.git',
    ]) {
      const urls = remoteUrls(remote);
      expect(urls?.web).toBe('https://host.example/a');
      expect(JSON.stringify(urls)).not.toContain('s3cret');
    }
  });

  it('leaves nothing in a path to a shell', () => {
    expect(remoteUrls("https://host.example/a;b'$(c).git")?.https).toBe(
      'git+https://host.example/a%3Bb%27%24%28c%29.git',
    );
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
      'http://127.0.0.1:8080/churn.git',
      '',
    ]) {
      expect(remoteUrls(remote), remote).toBeNull();
    }
    expect(remoteUrls(null)).toBeNull();
  });
});
