<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Language;
use KhenThuong\Native\Fields;

/**
 * What is wrong with a text, where, and what was expected.
 */
final class Problem implements \Stringable
{
    /**
     * @param string    $code       "missing-field", "json-syntax", …: docs/errors.md lists them.
     * @param string    $pointer    JSON Pointer of the value at fault; of the object where a field is missing.
     * @param int       $line       From 1.
     * @param int       $column     From 1, in Unicode scalars.
     * @param int       $byteOffset From 0.
     * @param ?TextPair $expected   What should stand there.
     */
    public function __construct(
        public readonly string $code,
        public readonly TextPair $message,
        public readonly string $pointer,
        public readonly int $line,
        public readonly int $column,
        public readonly int $byteOffset,
        public readonly ?TextPair $expected,
    ) {
    }

    /**
     * @param string $json A problem document: `{"schemaVersion": 1, "problem": {…}}`.
     *
     * @throws \KhenThuong\Exception\ResponseException where it is none
     */
    public static function fromJson(string $json): self
    {
        return Fields::decode($json)->read('problem', self::read(...));
    }

    /**
     * @param int $linesBefore Lines of the whole text that stand before the text it speaks of.
     * @param int $bytesBefore And their bytes.
     *
     * @internal
     */
    public static function read(Fields $fields, int $linesBefore = 0, int $bytesBefore = 0): self
    {
        return new self(
            code: $fields->string('code'),
            message: $fields->read('message', TextPair::read(...)),
            pointer: $fields->string('pointer'),
            line: $fields->int('line') + $linesBefore,
            column: $fields->int('column'),
            byteOffset: $fields->int('byteOffset') + $bytesBefore,
            expected: $fields->optionalRead('expected', TextPair::read(...)),
        );
    }

    /**
     * One sentence for a person, with its place.
     */
    public function describe(Language $language = Language::Vietnamese): string
    {
        $message = rtrim($this->message->in($language), '.');
        $expected = $this->expected?->in($language);
        return $language === Language::Vietnamese
            ? "Dòng $this->line, cột $this->column"
                . ($this->pointer === '' ? '' : " ($this->pointer)") . ": $message."
                . ($expected === null ? '' : " Cần: $expected.")
            : "Line $this->line, column $this->column"
                . ($this->pointer === '' ? '' : " ($this->pointer)") . ": $message."
                . ($expected === null ? '' : " Expected: $expected.");
    }

    public function __toString(): string
    {
        return $this->describe(Language::Vietnamese) . ' / ' . $this->describe(Language::English)
            . " [$this->code]";
    }
}
