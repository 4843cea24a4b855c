import type { Project } from './project.ts';

/**
 * The project of this process. Vite gives the modules that it bundles copies of their imports; they get this one file from
 * Node (`createRequire`), which has one instance of it.
 */
let current: Project | undefined;

export function provideProject(project: Project): void {
  current = project;
}

/** @throws Error where `astro.config` does not have the integration */
export function currentProject(): Project {
  if (current) return current;
  throw new Error(
    "Missing integration: add handrail({ content: '…' }) of 'handrail/astro' to integrations in astro.config.",
  );
}
