// Rules of this house that no ready-made rule expresses. Loaded by oxlint; see .oxlintrc.json.

/** @param {any} node @param {string} object @param {string} property */
const isMember = (node, object, property) =>
  node.type === 'MemberExpression' &&
  !node.computed &&
  node.object.type === 'Identifier' &&
  node.object.name === object &&
  node.property.name === property;

const CLOCK =
  'Time comes from an injected Clock, so that a simulated clock rules everything: take `clock.now()`, or `now` as an argument. For durations use performance.now().';

const noWallClock = {
  meta: { type: 'problem', docs: { description: 'Nothing reads the wall clock.' } },
  /** @param {any} context */
  create(context) {
    return {
      /** @param {any} node */
      NewExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
          context.report({ node, message: CLOCK });
      },
      /** @param {any} node */
      CallExpression(node) {
        if (
          isMember(node.callee, 'Date', 'now') ||
          (node.callee.type === 'Identifier' && node.callee.name === 'Date')
        )
          context.report({ node, message: CLOCK });
      },
    };
  },
};

const noRandom = {
  meta: { type: 'problem', docs: { description: 'Randomness is seeded or cryptographic.' } },
  /** @param {any} context */
  create(context) {
    return {
      /** @param {any} node */
      CallExpression(node) {
        if (isMember(node.callee, 'Math', 'random'))
          context.report({
            node,
            message:
              'Math.random cannot be replayed: take node:crypto for ids and secrets, a seeded generator for anything else.',
          });
      },
    };
  },
};

const noDialogs = {
  meta: { type: 'problem', docs: { description: 'No dialogs of the browser.' } },
  /** @param {any} context */
  create(context) {
    return {
      /** @param {any} node */
      CallExpression(node) {
        for (const name of ['alert', 'confirm', 'prompt'])
          if (isMember(node.callee, 'window', name))
            context.report({
              node,
              message: `window.${name} cannot be styled, translated or tested: use a dialog of @og/ui.`,
            });
      },
    };
  },
};

const LAZY =
  'Code that is loaded later is asked for again when the line is away, and only its own place waits: take lazyPart or lazyDialog of @/components.';

/** Where each way to load a component later comes from. */
const LAZY_NAMES = { react: 'lazy', 'next/dynamic': 'default', '@og/ui': 'loadAgain' };

const lazyByHouse = {
  meta: { type: 'problem', docs: { description: 'Parts of pages are loaded in one way.' } },
  /** @param {any} context */
  create(context) {
    return {
      /** @param {any} node */
      ImportDeclaration(node) {
        const name = Object.entries(LAZY_NAMES).find(([source]) => source === node.source.value)?.[1];
        if (!name || node.importKind === 'type') return;
        for (const specifier of node.specifiers)
          if (importedName(specifier) === name) context.report({ node: specifier, message: LAZY });
      },
      /** @param {any} node */
      MemberExpression(node) {
        if (isMember(node, 'React', 'lazy')) context.report({ node, message: LAZY });
      },
    };
  },
};

/** @param {any} specifier of an import */
function importedName(specifier) {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return specifier.type === 'ImportSpecifier' ? specifier.imported.name : null;
}

export default {
  meta: { name: 'house' },
  rules: {
    'no-wall-clock': noWallClock,
    'no-random': noRandom,
    'no-dialogs': noDialogs,
    'lazy-by-house': lazyByHouse,
  },
};
