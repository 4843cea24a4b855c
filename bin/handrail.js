#!/usr/bin/env node
// Node 10 and newer parse this file, as a script or as a module: it has no import declaration, no `import.meta`, no top-level await.
if (Number.parseInt(process.versions.node, 10) >= 16) {
  import('./launch.js');
} else {
  console.error(`handrail needs Node 22.19 or newer; this is ${process.version}.`);
  process.exitCode = 2;
}
