#!/usr/bin/env node
// The command of the npm package. It compares the version of Node with package.json before it loads
// code that an old Node cannot read; every Node since version 10 can read this file.
'use strict';

const expected = require('../../package.json').engines.node.replace('>=', '');
const found = process.versions.node;

function isOlder() {
  const wanted = expected.split('.').map(Number);
  const actual = found.split('.').map(Number);
  return actual[0] < wanted[0] || (actual[0] === wanted[0] && actual[1] < (wanted[1] || 0));
}

if (isOlder()) {
  console.error(
    `Expected Node ${expected} or newer, found ${found}. ` +
      'Install a newer Node (https://nodejs.org/) and run the command again.',
  );
  process.exitCode = 2;
} else {
  import('./policy-history.js').catch((error) => {
    console.error(error);
    process.exitCode = 2;
  });
}
