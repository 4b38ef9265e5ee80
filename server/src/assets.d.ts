/** The bundler turns these files into data. */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
declare module '*.md' {
  const text: string;
  export default text;
}
/** The name of the file beside the program. */
declare module '*.txt' {
  const file: string;
  export default file;
}
