import { describe, expect, it } from 'vitest';
import { resolveRequirements } from '../../../../src/language/python/distributions/index.ts';
import type {
  InstalledDistribution,
  InstalledDistributions,
} from '../../../../src/language/python/distributions/installed.ts';

/** An environment that holds these packages, by the dotted name that decides. */
function environment(packages: Readonly<Record<string, InstalledDistribution>>): InstalledDistributions {
  const find: InstalledDistributions['find'] = (imported) => {
    const importName = Object.keys(packages).find((name) => `${imported}.`.startsWith(`${name}.`));
    const distribution = importName === undefined ? undefined : packages[importName];
    return importName === undefined || distribution === undefined ? null : { importName, distribution };
  };
  return { find, isPresent: (module) => find(module, []) !== null };
}

function imports(...dotted: readonly string[]): readonly { module: string; member: null }[] {
  return dotted.map((module) => ({ module, member: null }));
}

function resolved(dotted: string): string {
  return resolveRequirements(imports(dotted), null, [])
    .map(({ distribution, source }) => `${distribution} (${source})`)
    .join();
}

describe('resolveRequirements', () => {
  it('asks for nothing for the standard library and relative imports', () => {
    expect(
      resolveRequirements(imports('os.path', 'math', 'typing', 'distutils', '.helpers'), null, []),
    ).toEqual([]);
  });

  it('takes the version that conda knows, and the name that an index knows', () => {
    const installed = environment({ cv2: { name: 'py-opencv', version: '4.10.0', origin: 'conda' } });
    expect(resolveRequirements(imports('cv2'), installed, [])).toEqual([
      { importName: 'cv2', distribution: 'opencv-python', specifier: '>=4.10', source: 'environment' },
    ]);
    const odd = environment({ graph_tool: { name: 'graph-tool-base', version: '2.80', origin: 'conda' } });
    expect(resolveRequirements(imports('graph_tool'), odd, [])).toMatchObject([{ source: 'unverified' }]);
  });

  it('takes name and lower bound from the environment first, variants included', () => {
    const installed = environment({
      cv2: { name: 'opencv-python-headless', version: '4.10.0.84', origin: 'index' },
      sklearn: { name: 'scikit-learn', version: '1.5.2', origin: 'index' },
    });
    expect(
      resolveRequirements(imports('sklearn.linear_model', 'cv2'), installed, [
        { distribution: 'opencv-python', specifier: '', extras: [] },
      ]),
    ).toEqual([
      {
        importName: 'cv2',
        distribution: 'opencv-python-headless',
        specifier: '>=4.10',
        source: 'environment',
      },
      { importName: 'sklearn', distribution: 'scikit-learn', specifier: '>=1.5', source: 'environment' },
    ]);
  });

  it('keeps the extras that were asked for, whatever tells the version', () => {
    const installed = environment({ ray: { name: 'ray', version: '2.9.1', origin: 'index' } });
    const installs = [
      { distribution: 'ray', specifier: '', extras: ['tune'] },
      { distribution: 'uvicorn', specifier: '', extras: ['standard'] },
    ];
    expect(resolveRequirements(imports('ray.tune', 'uvicorn', 'pandas'), installed, installs)).toEqual([
      { importName: 'pandas', distribution: 'pandas', specifier: '', source: 'table' },
      { importName: 'ray', distribution: 'ray', specifier: '>=2.9', source: 'environment', extras: ['tune'] },
      {
        importName: 'uvicorn',
        distribution: 'uvicorn',
        specifier: '',
        source: 'notebook',
        extras: ['standard'],
      },
    ]);
  });

  it('takes an install line of the notebook where it fits the import, before the table', () => {
    const installs = [
      { distribution: 'opencv-contrib-python', specifier: '', extras: [] },
      { distribution: 'my-own-thing', specifier: '>=2', extras: [] },
      { distribution: 'google-cloud-newthing', specifier: '', extras: [] },
    ];
    expect(
      resolveRequirements(
        [...imports('cv2', 'my_own_thing.parts', 'pandas'), { module: 'google.cloud', member: 'newthing' }],
        null,
        installs,
      ),
    ).toEqual([
      {
        importName: 'google.cloud.newthing',
        distribution: 'google-cloud-newthing',
        specifier: '',
        source: 'notebook',
      },
      { importName: 'my_own_thing', distribution: 'my-own-thing', specifier: '>=2', source: 'notebook' },
      { importName: 'cv2', distribution: 'opencv-contrib-python', specifier: '', source: 'notebook' },
      { importName: 'pandas', distribution: 'pandas', specifier: '', source: 'table' },
    ]);
  });

  it('leaves what nobody knows unverified, a typing error included', () => {
    expect(resolved('tdqm')).toBe('tdqm (unverified)');
    expect(resolved('churn_helpers.clean')).toBe('churn-helpers (unverified)');
  });

  it('never takes a namespace for a distribution', () => {
    expect(resolveRequirements([{ module: 'google.cloud', member: 'storage' }], null, [])).toEqual([
      {
        importName: 'google.cloud.storage',
        distribution: 'google-cloud-storage',
        specifier: '',
        source: 'table',
      },
    ]);
    expect(
      resolveRequirements([{ module: 'azure.storage.blob', member: 'BlobServiceClient' }], null, []),
    ).toEqual([
      {
        importName: 'azure.storage.blob',
        distribution: 'azure-storage-blob',
        specifier: '',
        source: 'table',
      },
    ]);
    expect(resolved('google.cloud.unheard_of.v1')).toBe('google-cloud-unheard-of (unverified)');
    expect(resolved('google')).toBe('google (unverified)');
  });

  it('makes no active requirement of what was installed from a folder or a repository', () => {
    const installed = environment({
      churn_tools: { name: 'churn-tools', version: '0.1.0', origin: 'elsewhere' },
      pandas: { name: 'pandas', version: '3.0.0.dev0+12.gabc', origin: 'elsewhere' },
    });
    expect(resolveRequirements(imports('churn_tools', 'pandas'), installed, [])).toEqual([
      { importName: 'churn_tools', distribution: 'churn-tools', specifier: '', source: 'unverified' },
      { importName: 'pandas', distribution: 'pandas', specifier: '', source: 'table' },
    ]);
  });

  it('gives an import name once', () => {
    const twice = [...imports('numpy', 'numpy.linalg'), { module: 'numpy', member: 'array' }];
    expect(resolveRequirements(twice, null, [])).toHaveLength(1);
  });
});

describe('the bundled table', () => {
  it.each([
    ['sklearn.svm', 'scikit-learn'],
    ['skimage', 'scikit-image'],
    ['PIL.Image', 'pillow'],
    ['cv2', 'opencv-python'],
    ['yaml', 'pyyaml'],
    ['bs4', 'beautifulsoup4'],
    ['dateutil.parser', 'python-dateutil'],
    ['dotenv', 'python-dotenv'],
    ['Crypto.Cipher', 'pycryptodome'],
    ['jwt', 'pyjwt'],
    ['pylab', 'matplotlib'],
    ['mpl_toolkits.mplot3d', 'matplotlib'],
    ['mpl_toolkits.basemap', 'basemap'],
    ['pkg_resources', 'setuptools'],
    ['grpc', 'grpcio'],
    ['umap', 'umap-learn'],
    ['ignite.engine', 'pytorch-ignite'],
    ['pygame', 'pygame'],
    ['cvxpy', 'cvxpy'],
    ['google.protobuf', 'protobuf'],
    ['bcrypt', 'bcrypt'],
    ['numpy', 'numpy'],
    ['pytorch_lightning', 'pytorch-lightning'],
    ['IPython.display', 'ipython'],
  ])('knows %s', (imported, distribution) => {
    expect(resolved(imported)).toBe(`${distribution} (table)`);
  });
});
