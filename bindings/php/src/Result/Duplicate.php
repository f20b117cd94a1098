<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * Nominations of one achievement or one nominee.
 */
final class Duplicate
{
    /**
     * @param list<string>  $members
     * @param ?list<string> $kept    What a ruling kept; null where there is none.
     */
    public function __construct(
        public readonly array $members,
        public readonly ?array $kept,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            members: $fields->strings('members'),
            kept: $fields->optionalStrings('kept'),
        );
    }
}
