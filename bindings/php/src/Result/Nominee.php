<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Kind;
use KhenThuong\Native\Fields;

/**
 * Who is nominated.
 */
final class Nominee
{
    /**
     * @param string  $unit        Code of the unit, or of the unit of the person.
     * @param string  $category    The category it is judged by.
     * @param ?string $id          The host's id of a person.
     * @param ?string $displayName Where the request asked to show it.
     * @param ?string $position    Where the request asked to show it.
     */
    public function __construct(
        public readonly Kind $kind,
        public readonly string $unit,
        public readonly string $category,
        public readonly ?string $id,
        public readonly ?string $displayName,
        public readonly ?string $position,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            kind: $fields->enum('kind', Kind::class),
            unit: $fields->string('unit'),
            category: $fields->string('category'),
            id: $fields->optionalString('id'),
            displayName: $fields->optionalString('displayName'),
            position: $fields->optionalString('position'),
        );
    }
}
