declare function display(value: unknown): { update(value: unknown): void };

