import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInterpreter, readInstalled } from '../../../../src/language/python/environment/index.ts';
import { describeWithPython } from '../../../python-environment.ts';

let site: string;

beforeEach(() => {
  site = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-installed-')));
});

afterEach(() => {
  rmSync(site, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  const file = join(site, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Installs a wheel as pip does: its files, METADATA and RECORD. */
function install(
  name: string,
  version: string,
  files: readonly string[],
  more: Record<string, string> = {},
): void {
  const metadata = `${name.replaceAll('-', '_')}-${version}.dist-info`;
  for (const file of files) write(file, '');
  for (const [file, text] of Object.entries(more)) write(`${metadata}/${file}`, text);
  write(
    `${metadata}/METADATA`,
    `Metadata-Version: 2.4\nName: ${name}\nVersion: ${version}\n\nName: not this\n`,
  );
  const recorded = [...files, `${metadata}/METADATA`].map((file) => `${file},sha256=x,1`);
  write(`${metadata}/RECORD`, `${recorded.join('\n')}\n${metadata}/RECORD,,\n`);
}

function found(imported: string): string | null {
  const answer = readInstalled([site]).find(imported, []);
  if (answer === null) return null;
  const { importName, distribution } = answer;
  return `${importName}: ${distribution.name} ${distribution.version} ${distribution.origin}`;
}

describe('readInstalled', () => {
  it('finds packages, modules and compiled modules by the record', () => {
    install('scikit-learn', '1.5.2', ['sklearn/__init__.py', 'sklearn/svm/__init__.py']);
    install('six', '1.16.0', ['six.py']);
    install('cffi', '1.17.1', ['cffi/__init__.py', '_cffi_backend.cpython-311-x86_64-linux-gnu.so']);
    expect(found('sklearn.svm.SVC')).toBe('sklearn: scikit-learn 1.5.2 index');
    expect(found('six.moves')).toBe('six: six 1.16.0 index');
    expect(found('_cffi_backend')).toBe('_cffi_backend: cffi 1.17.1 index');
    expect(found('torch')).toBeNull();
  });

  it('finds by top_level.txt where the record is missing', () => {
    write('yaml/__init__.py', '');
    write('PyYAML-6.0.2.dist-info/METADATA', 'Name: PyYAML\nVersion: 6.0.2\n');
    write('PyYAML-6.0.2.dist-info/top_level.txt', '_yaml\nyaml\n');
    expect(found('yaml')).toBe('yaml: PyYAML 6.0.2 index');
  });

  it('keeps the variant that is installed', () => {
    install('opencv-python-headless', '4.10.0.84', ['cv2/__init__.py']);
    const answer = readInstalled([site]).find('cv2', ['opencv-python', 'opencv-python-headless']);
    expect(answer?.distribution.name).toBe('opencv-python-headless');
    expect(found('cv2')).toBe('cv2: opencv-python-headless 4.10.0.84 index');
  });

  it('tells the parts of a namespace apart by the record', () => {
    install('google-cloud-storage', '2.18.0', ['google/cloud/storage/__init__.py']);
    install('google-cloud-bigquery', '3.25.0', ['google/cloud/bigquery/__init__.py']);
    install('protobuf', '5.27.0', ['google/protobuf/__init__.py'], { 'top_level.txt': 'google\n' });
    expect(found('google.cloud.storage.Client')).toBe(
      'google.cloud.storage: google-cloud-storage 2.18.0 index',
    );
    expect(found('google.cloud.bigquery')).toBe('google.cloud.bigquery: google-cloud-bigquery 3.25.0 index');
    expect(found('google.protobuf')).toBe('google.protobuf: protobuf 5.27.0 index');
    expect(found('google.cloud')).toBeNull();
    expect(found('google.cloud.vision')).toBeNull();
  });

  it('sees through a namespace package of the old kind', () => {
    install('zope.interface', '6.0', ['zope/interface/__init__.py', 'zope/__init__.py']);
    install('zope.component', '5.0', ['zope/component/__init__.py']);
    write('zope/__init__.py', "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n");
    expect(found('zope.component')).toBe('zope.component: zope.component 5.0 index');
  });

  it('takes a namespace that one distribution has for itself as that distribution', () => {
    install('lonely', '1.0', ['alone/part/__init__.py']);
    expect(found('alone')).toBe('alone: lonely 1.0 index');
  });

  it('knows what came from a repository or a folder, and that conda only says so', () => {
    install('tools-a', '0.1', ['tools_a/__init__.py'], {
      'direct_url.json': '{"url": "https://example.org/a.git", "vcs_info": {"vcs": "git", "commit_id": "c"}}',
    });
    install('numpy', '2.1.0', ['numpy/__init__.py'], {
      'direct_url.json': '{"dir_info": {}, "url": "file:///croot/numpy/work"}',
      INSTALLER: 'conda\n',
    });
    expect(found('tools_a')).toBe('tools_a: tools-a 0.1 elsewhere');
    expect(found('numpy')).toBe('numpy: numpy 2.1.0 index');
  });

  it('asks conda where a package says nothing of itself', () => {
    const folder = join(site, 'env', 'lib', 'python3.12', 'site-packages');
    write('env/lib/python3.12/site-packages/cv2/__init__.py', '');
    write('env/lib/python3.12/site-packages/other.py', '');
    write('env/conda-meta/history', '');
    write('env/conda-meta/broken-1.json', '{"files": ["lib/python3.12/site-packages/other.py"');
    write(
      'env/conda-meta/py-opencv-4.10.0-py312_0.json',
      '{"name": "py-opencv", "version": "4.10.0", "files": ["lib/python3.12/site-packages/cv2/__init__.py"]}',
    );
    expect(readInstalled([folder]).find('cv2', [])).toEqual({
      importName: 'cv2',
      distribution: { name: 'py-opencv', version: '4.10.0', origin: 'conda' },
    });
    expect(readInstalled([folder]).find('other', [])).toBeNull();
  });

  it('finds an editable install through its .pth file', () => {
    write('work/src/churn_tools/__init__.py', '');
    install('churn-tools', '0.1.0', ['_churn_tools.pth'], {
      'direct_url.json': `{"url": "file://${site}/work", "dir_info": {"editable": true}}`,
    });
    write('_churn_tools.pth', `${site}/work/src\n`);
    expect(found('churn_tools')).toBe('churn_tools: churn-tools 0.1.0 elsewhere');
    expect(readInstalled([site]).isPresent('churn_tools')).toBe(true);
  });

  it("finds an editable install through setuptools' finder", () => {
    write('work/lib/churn/__init__.py', '');
    install('churn', '0.2.0', ['__editable__.churn-0.2.0.pth', '__editable___churn_0_2_0_finder.py']);
    write('__editable__.churn-0.2.0.pth', 'import __editable___churn_0_2_0_finder\n');
    write(
      '__editable___churn_0_2_0_finder.py',
      `MAPPING: dict[str, str] = {'churn': '${site}/work/lib/churn'}\n`,
    );
    expect(found('churn')).toBe('churn: churn 0.2.0 elsewhere');
  });

  it('finds a legacy development install and egg-info', () => {
    write('work/old/__init__.py', '');
    write('work/old.egg-info/PKG-INFO', 'Name: old\nVersion: 0.3\n');
    write('work/old.egg-info/top_level.txt', 'old\n');
    write('old.egg-link', `${site}/work\n.`);
    write('legacy/__init__.py', '');
    write('legacy-1.2-py3.11.egg-info/PKG-INFO', 'Name: legacy\nVersion: 1.2\n');
    write('legacy-1.2-py3.11.egg-info/top_level.txt', 'legacy\n');
    expect(found('old')).toBe('old: old 0.3 elsewhere');
    expect(found('legacy')).toBe('legacy: legacy 1.2 index');
  });

  it('says what is present, dotted names and single modules too', () => {
    install('scikit-learn', '1.5.2', ['sklearn/__init__.py', 'sklearn/svm/__init__.py', 'sklearn/base.py']);
    write('loose.py', '');
    const installed = readInstalled([join(site, 'absent'), site]);
    expect(
      ['sklearn', 'sklearn.svm', 'sklearn.base', 'loose'].map((module) => installed.isPresent(module)),
    ).toEqual([true, true, true, true]);
    expect(
      ['sklearn.nothing', 'sklear', 'base', 'loose.part', '', '..'].map((module) =>
        installed.isPresent(module),
      ),
    ).toEqual([false, false, false, false, false, false]);
  });
});

describeWithPython('readInstalled in a real environment', (python) => {
  it('finds what pip installed', () => {
    const { sitePackages } = findInterpreter(null, python, {}) ?? { sitePackages: [] };
    const installed = readInstalled(sitePackages);
    const name = (imported: string) => installed.find(imported, [])?.distribution.name.toLowerCase();
    expect(name('sklearn.linear_model')).toBe('scikit-learn');
    expect(name('numpy')).toBe('numpy');
    expect(name('zmq')).toBe('pyzmq');
    expect(name('dateutil')).toBe('python-dateutil');
    expect(installed.find('numpy', [])?.distribution.version).toMatch(/^\d+\.\d+/);
    expect(installed.isPresent('pandas.io')).toBe(true);
  });
});
