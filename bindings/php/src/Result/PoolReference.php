<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * The pool of places that a nomination belongs to.
 */
final class PoolReference
{
    /**
     * @param ?string $owner Code of the unit whose places they are; null where all share them.
     */
    public function __construct(
        public readonly string $id,
        public readonly ?string $owner,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            id: $fields->string('id'),
            owner: $fields->optionalString('owner'),
        );
    }
}
