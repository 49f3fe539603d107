/** A JSON file that the build wrote into `dist`. */
export async function fromBuild(name: string): Promise<unknown> {
  try {
    const response = await fetch(`../dist/${name}`);
    return await response.json();
  } catch (cause) {
    throw new Error(`dist/${name} cannot be read. Please run: npm run build`, { cause });
  }
}
