/** The exit status that a shell gives a process ended by a signal. */
const STATUS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs `clean` when the user interrupts, and then ends the process. The returned function runs it now instead, for the
 * ordinary end of the work.
 */
export function onInterrupt(clean: () => void): () => void {
  const handlers = Object.entries(STATUS).map(([signal, status]) => {
    const handler = (): void => {
      clean();
      process.exit(status);
    };
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
    clean();
  };
}
