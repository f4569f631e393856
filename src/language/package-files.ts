/** A text file of a repository, by its path from there, with `/` between the parts. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}
