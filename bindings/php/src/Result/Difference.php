<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * Where a response that was kept first differs from the one made again.
 */
final class Difference
{
    /**
     * @param int    $byteOffset From 0, in the earlier response.
     * @param string $expected   What the response made again has there.
     * @param string $found      What the earlier one has there.
     */
    public function __construct(
        public readonly int $byteOffset,
        public readonly int $line,
        public readonly int $column,
        public readonly ?string $pointer,
        public readonly string $expected,
        public readonly string $found,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            byteOffset: $fields->int('byteOffset'),
            line: $fields->int('line'),
            column: $fields->int('column'),
            pointer: $fields->optionalString('pointer'),
            expected: $fields->string('expected'),
            found: $fields->string('found'),
        );
    }
}
