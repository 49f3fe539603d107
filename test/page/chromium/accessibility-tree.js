/** @typedef {import('puppeteer-core').SerializedAXNode} Node */

/** Roles that say nothing by themselves; what is in them counts. */
const SILENT = ['main', 'generic', 'none', 'figure', 'strong', 'Canvas', 'LabelText', 'LineBreak'];

/** What is told besides role and name. */
const FACTS = /** @type {const} */ ([
  'roledescription',
  'value',
  'level',
  'checked',
  'pressed',
  'expanded',
  'selected',
  'disabled',
  'haspopup',
  'focused',
  'description',
]);

/** What is told of a control that it is not, too. */
const DENIED = ['pressed', 'expanded'];

/**
 * What screen readers get of a page, as indented lines: role, name, and in brackets the rest.
 * Empty live regions are there too, as they have to be before something is said in them.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string>}
 */
export async function accessibilityTree(page) {
  const root = await page.accessibility.snapshot({ interestingOnly: false });
  return root ? linesIn(root, '').join('\n') : '';
}

/**
 * @param {Node} node
 * @param {string} indent - of what is in the node
 * @returns {string[]}
 */
function linesIn({ name = '', children = [] }, indent) {
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} texts that follow each other, and are one to those who hear them */
  let texts = [];
  const endText = () => {
    const text = flat(texts.join(' '));
    texts = [];
    // What is the name of a control has been told with it.
    if (text && text !== flat(name)) lines.push(`${indent}text "${text}"`);
  };
  for (const child of children) {
    if (child.role === 'StaticText') {
      texts.push(child.name ?? '');
    } else {
      endText();
      lines.push(...linesOf(child, indent));
    }
  }
  endText();
  return lines;
}

/**
 * @param {Node} node
 * @param {string} indent
 * @returns {string[]}
 */
function linesOf(node, indent) {
  const { role, name } = node;
  // Every item of a list has a level, which is that of the list.
  const told = role === 'listitem' ? FACTS.filter((key) => key !== 'level') : FACTS;
  const facts = told.flatMap((key) => factOf(key, node[key]));
  const isSilent = SILENT.includes(role) || (role === 'paragraph' && facts.length === 0);
  if (isSilent) return linesIn(node, indent);
  const words = [
    role,
    ...(name ? [`"${flat(name)}"`] : []),
    ...(facts.length > 0 ? [`[${facts.join(', ')}]`] : []),
  ];
  const inner = ['StaticText', 'heading'].includes(role) ? [] : linesIn(node, `${indent}  `);
  return [indent + words.join(' '), ...inner];
}

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {string[]}
 */
function factOf(key, value) {
  if (value === true) return [key];
  if (value === false) return DENIED.includes(key) ? [`not ${key}`] : [];
  return value === undefined || value === '' ? [] : [`${key}: ${flat(String(value))}`];
}

/**
 * With plain blanks in the place of the narrow and no-break ones of Intl.
 *
 * @param {string} text
 */
function flat(text) {
  return text.replace(/\s+/g, ' ').trim();
}
