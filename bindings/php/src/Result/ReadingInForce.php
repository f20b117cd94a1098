<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * How an unclear place of the guidance was read.
 */
final class ReadingInForce
{
    public function __construct(
        public readonly string $id,
        public readonly string $value,
        public readonly bool $default,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            id: $fields->string('id'),
            value: $fields->string('value'),
            default: $fields->bool('default'),
        );
    }
}
