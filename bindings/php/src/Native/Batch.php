<?php

declare(strict_types=1);

namespace KhenThuong\Native;

use KhenThuong\Exception\ArgumentException;
use KhenThuong\Result\Assessment;
use KhenThuong\Result\Problem;

/**
 * Many nominations in calls of some hundred lines each, and one result after the other.
 *
 * @internal
 */
final class Batch
{
    private const LINES = 256;
    private const BYTES = 1 << 20;

    /** Lines and bytes given to earlier calls: a problem's place counts from the first. */
    private int $linesBefore = 0;
    private int $bytesBefore = 0;

    /**
     * @param \Closure(string): string $assess
     */
    public function __construct(private readonly \Closure $assess)
    {
    }

    /**
     * @param iterable<string|array<mixed>|object>|string $nominations
     * @param ?callable(int, ?int): mixed                 $progress
     *
     * @return \Generator<int, Assessment|Problem>
     */
    public function results(iterable|string $nominations, ?callable $progress): \Generator
    {
        if (is_string($nominations)) {
            $nominations = self::lines($nominations);
        }
        $total = is_countable($nominations) ? count($nominations) : null;
        $done = 0;
        foreach ($this->calls($nominations) as $lines) {
            foreach ($this->call($lines) as $place => $result) {
                yield $place => $result;
                $done += 1;
                if ($progress !== null && $progress($done, $total) === false) {
                    return;
                }
            }
        }
    }

    /**
     * The lines of one call after another, by their places.
     *
     * @param iterable<string|array<mixed>|object> $nominations
     *
     * @return \Generator<array<int, string>>
     */
    private function calls(iterable $nominations): \Generator
    {
        $lines = [];
        $bytes = 0;
        $place = 0;
        foreach ($nominations as $nomination) {
            $line = self::line($nomination, $place);
            $lines[$place] = $line;
            $bytes += strlen($line);
            $place += 1;
            if (count($lines) === self::LINES || $bytes >= self::BYTES) {
                yield $lines;
                $lines = [];
                $bytes = 0;
            }
        }
        if ($lines !== []) {
            yield $lines;
        }
    }

    /**
     * @param array<int, string> $lines
     *
     * @return \Generator<int, Assessment|Problem>
     */
    private function call(array $lines): \Generator
    {
        $text = implode("\n", $lines) . "\n";
        $responses = explode("\n", ($this->assess)($text));
        $next = 0;
        foreach ($lines as $place => $line) {
            // What the library calls blank: it has no response.
            if (trim($line, " \t\r") !== '') {
                yield $place => $this->result($responses[$next]);
                $next += 1;
            }
        }
        $this->linesBefore += count($lines);
        $this->bytesBefore += strlen($text);
    }

    private function result(string $json): Assessment|Problem
    {
        $fields = Fields::decode($json);
        return $fields->has('problem')
            ? Problem::read($fields->object('problem'), $this->linesBefore, $this->bytesBefore)
            : Assessment::read($fields, $json);
    }

    /**
     * @throws ArgumentException where it is no nomination, or has no JSON form on one line
     */
    private static function line(mixed $nomination, int $place): string
    {
        if (!is_string($nomination) && !is_array($nomination) && !is_object($nomination)) {
            throw self::refused($place, 'phải là văn bản, mảng hoặc đối tượng', 'must be a text, array or object');
        }
        try {
            $line = RequestText::of($nomination);
        } catch (ArgumentException $refused) {
            $why = (string) $refused->getPrevious()?->getMessage();
            throw self::refused($place, "không có dạng JSON: $why", "has no JSON form: $why", $refused);
        }
        // A file gives its lines with their ends.
        $line = str_ends_with($line, "\n") ? substr($line, 0, -1) : $line;
        if (str_contains($line, "\n")) {
            throw self::refused($place, 'phải nằm trên một dòng', 'must stand on one line');
        }
        return $line;
    }

    private static function refused(
        int $place,
        string $vi,
        string $en,
        ?\Throwable $previous = null,
    ): ArgumentException {
        return new ArgumentException(
            "Đề nghị thứ $place (tính từ 0) $vi. / Nomination $place (from 0) $en.",
            0,
            $previous,
        );
    }

    /**
     * The lines of a text, without a copy of them all.
     *
     * @return \Generator<string>
     */
    private static function lines(string $text): \Generator
    {
        $start = 0;
        $length = strlen($text);
        while ($start < $length) {
            $end = strpos($text, "\n", $start);
            $end = $end === false ? $length : $end;
            yield substr($text, $start, $end - $start);
            $start = $end + 1;
        }
    }
}
