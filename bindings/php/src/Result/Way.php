<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * The smallest set of changes that makes a nomination eligible.
 */
final class Way
{
    /**
     * @param bool         $reachable False where one change is final.
     * @param list<Change> $changes
     */
    public function __construct(
        public readonly bool $reachable,
        public readonly bool $supplementsOpen,
        public readonly array $changes,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            reachable: $fields->bool('reachable'),
            supplementsOpen: $fields->bool('supplementsOpen'),
            changes: $fields->objects('changes', Change::read(...)),
        );
    }
}
