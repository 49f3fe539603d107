import ts from 'typescript';

/**
 * @typedef {{ name: string, kind?: string, fieldName?: string, type?: { text: string },
 *   default?: string }} Entry
 * @typedef {{ name: string, members: Entry[], attributes?: Entry[], events?: Entry[] }} Declaration
 */

/**
 * Writes into the manifest what the compiler knows and the analyzer, which reads file by file, does
 * not: the words behind the name of a type (`'1H' | '1D' | '1W'` for `RangePreset`), and what a
 * tag puts in for the type parameters of its base class, and the classes of events.
 *
 * That other text is allowed as well (`OrText`) is left out: the manifest names what is understood.
 *
 * @param {ReadonlyMap<string, string>} files - the source file of each class
 * @param {Declaration[]} declarations - of the classes
 */
export function resolveTypes(files, declarations) {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.build.json', ts.sys.readFile).config,
    ts.sys,
    '.',
  );
  const program = ts.createProgram([...files.values()], options);
  const checker = program.getTypeChecker();
  for (const declaration of declarations) {
    const source = program.getSourceFile(files.get(declaration.name) ?? '');
    const symbol = source && exported(checker, source, declaration.name);
    if (!symbol) throw new Error(`${declaration.name} is not exported by its file`);
    const instance = checker.getDeclaredTypeOfSymbol(symbol);
    for (const member of declaration.members.filter(({ kind }) => kind === 'field')) {
      const property = checker.getPropertyOfType(instance, member.name);
      if (!property) throw new Error(`${declaration.name} has no ${member.name}`);
      member.type = { text: textOf(checker, property) };
    }
    for (const attribute of declaration.attributes ?? []) {
      const field = declaration.members.find(({ name }) => name === attribute.fieldName);
      if (!field) throw new Error(`${declaration.name}: no property for ${attribute.name}`);
      attribute.type = field.type ?? { text: 'string' };
      if (field.default !== undefined) attribute.default = field.default;
    }
    const [eventMap] = checker
      .getSymbolsInScope(source, ts.SymbolFlags.Interface)
      .filter(({ name }) => name === 'GlobalEventHandlersEventMap');
    for (const event of declaration.events ?? []) {
      const property = eventMap?.members?.get(ts.escapeLeadingUnderscores(event.name));
      if (!property) throw new Error(`${event.name} is not declared for addEventListener`);
      event.type = { text: checker.typeToString(checker.getTypeOfSymbol(property)) };
    }
  }
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.SourceFile} source
 * @param {string} name
 */
function exported(checker, source, name) {
  const module = checker.getSymbolAtLocation(source);
  return module && checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Symbol} property
 * @returns {string} the type of a property, its words first, in the order in which they are declared
 */
function textOf(checker, property) {
  const type = checker.getTypeOfSymbol(property);
  const parts = type.isUnion() && !(type.flags & ts.TypeFlags.Boolean) ? type.types : [type];
  const words = new Set(parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : [])));
  if (words.size === 0) return checker.typeToString(type, undefined, FULL);
  const declared = property.declarations?.flatMap((node) => wordsIn(checker, node)) ?? [];
  const ordered = declared.filter((word) => words.has(word));
  if (ordered.length !== words.size) throw new Error(`${property.name}: words are not all found`);
  const others = parts
    .filter((part) => !part.isStringLiteral() && !part.isIntersection())
    .sort((a, b) => a.flags - b.flags)
    .reverse()
    .map((part) => checker.typeToString(part, undefined, FULL));
  return [...ordered.map((word) => `'${word}'`), ...others].join(' | ');
}

const FULL =
  ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

/**
 * The compiler sorts a union as it likes, so the order is read from where the words are written.
 *
 * @param {ts.TypeChecker} checker
 * @param {ts.Node | undefined} node - a type, or what declares one
 * @returns {string[]}
 */
function wordsIn(checker, node) {
  if (!node) return [];
  if (ts.isPropertyDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    return wordsIn(checker, node.type);
  }
  if (ts.isParenthesizedTypeNode(node)) return wordsIn(checker, node.type);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap((type) => wordsIn(checker, type));
  if (ts.isLiteralTypeNode(node)) {
    return ts.isStringLiteral(node.literal) ? [node.literal.text] : [];
  }
  if (ts.isIndexedAccessTypeNode(node)) {
    // (typeof WORDS)[number]
    const list = checker.getTypeFromTypeNode(node.objectType);
    const items = checker.getTypeArguments(/** @type {ts.TypeReference} */ (list));
    return items.flatMap((item) => (item.isStringLiteral() ? [item.value] : []));
  }
  if (ts.isTypeReferenceNode(node)) {
    const name = checker.getSymbolAtLocation(node.typeName);
    const isAlias = name && name.flags & ts.SymbolFlags.Alias;
    const alias = isAlias ? checker.getAliasedSymbol(name) : name;
    return [...(node.typeArguments ?? []), ...(alias?.declarations ?? [])].flatMap((inner) =>
      wordsIn(checker, inner),
    );
  }
  return [];
}
