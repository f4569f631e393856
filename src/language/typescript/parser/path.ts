import ts from 'typescript';

/** The nodes around an offset, outermost first. */
export function pathTo(file: ts.SourceFile, offset: number): readonly ts.Node[] {
  const path: ts.Node[] = [file];
  for (let node: ts.Node | undefined = file; node !== undefined;) {
    node = ts.forEachChild(node, (child) =>
      child.getStart(file) <= offset && offset < child.end ? child : undefined,
    );
    if (node !== undefined) path.push(node);
  }
  return path;
}
