<?php

declare(strict_types=1);

namespace KhenThuong;

use FFI\CData;
use KhenThuong\Exception\ArgumentException;
use KhenThuong\Exception\ProblemException;
use KhenThuong\Exception\RulebookException;
use KhenThuong\Native\Batch;
use KhenThuong\Native\RequestText;
use KhenThuong\Result\Assessment;
use KhenThuong\Result\Check;
use KhenThuong\Result\Decision;
use KhenThuong\Result\Description;
use KhenThuong\Result\Problem;
use KhenThuong\Result\Verification;

/**
 * The rules of a round, and every question that can be asked of them.
 *
 *     $rulebook = Rulebook::builtin('thanh-hoa-2024');
 *     $assessment = $rulebook->assess($request);
 *     $assessment->verdict === Verdict::Eligible;
 *
 * A request is its JSON text, or an array or object that json_encode() makes it of
 * (an empty object is `new \stdClass()`: PHP writes `[]` as a list). Decimals are best
 * given as texts, "89,95": a PHP float is written with the digits it has. The fields
 * are described in docs/formats.md and the schemas.
 *
 * Results are typed; `$result->json` is the library's own text, to be kept or passed
 * on. The operations whose name ends in `Text` give that text alone and decode nothing.
 *
 * Every operation throws a {@see ProblemException} where the library refuses the
 * request, an {@see ArgumentException} where the request has no JSON form.
 */
final class Rulebook
{
    private ?CData $handle;

    private function __construct(private readonly Library $library, string $function, string|int ...$arguments)
    {
        $this->handle = null;
        $this->handle = $library->calls()->openRulebook($function, ...$arguments);
    }

    public function __destruct()
    {
        if ($this->handle !== null) {
            $this->library->calls()->free($this->handle);
        }
    }

    private function __clone()
    {
    }

    /**
     * A rulebook that comes with the library.
     *
     * @param string $id For example "thanh-hoa-2024".
     *
     * @throws RulebookException where there is none of that id: the problem lists those there are
     */
    public static function builtin(string $id = 'thanh-hoa-2024', ?Library $library = null): self
    {
        if (str_contains($id, "\0")) {
            throw new ArgumentException(
                'Mã văn bản quy định chứa ký tự NUL. / The id of the rulebook holds a NUL character.'
            );
        }
        return new self($library ?? Library::default(), 'kt_rulebook_builtin', $id);
    }

    /**
     * The caller's own rulebook.
     *
     * @param string|array<mixed>|object $text
     *
     * @throws ProblemException with the first fault; {@see check()} lists them all
     */
    public static function fromText(string|array|object $text, ?Library $library = null): self
    {
        $text = RequestText::of($text);
        return new self($library ?? Library::default(), 'kt_rulebook_create', $text, strlen($text));
    }

    /**
     * The caller's own rulebook, from a file.
     *
     * @throws ArgumentException where the file cannot be read
     * @throws ProblemException  with the first fault; {@see check()} lists them all
     */
    public static function fromFile(string $path, ?Library $library = null): self
    {
        // The name could be a stream's, "php://…", but never one with a NUL in it.
        $text = $path === '' || str_contains($path, "\0") || is_dir($path) ? false : @file_get_contents($path);
        if ($text === false) {
            throw new ArgumentException(
                "Không đọc được tệp văn bản quy định \"$path\". / The rulebook file \"$path\" cannot be read."
            );
        }
        return self::fromText($text, $library);
    }

    /**
     * Every fault of a rulebook, each with its place.
     *
     * @param string|array<mixed>|object $text
     *
     * @throws ProblemException where the text is not JSON, or beyond a limit
     */
    public static function check(string|array|object $text, ?Library $library = null): Check
    {
        return Check::fromJson(self::checkText($text, $library));
    }

    /**
     * @param string|array<mixed>|object $text
     *
     * @throws ProblemException where the text is not JSON, or beyond a limit
     */
    public static function checkText(string|array|object $text, ?Library $library = null): string
    {
        $library ??= Library::default();
        return $library->calls()->operate('kt_check', null, RequestText::of($text));
    }

    /**
     * Assesses one nomination: findings, verdict, what is missing.
     *
     * @param string|array<mixed>|object $request `{"schemaVersion": 1, "asOf": …, "nomination": {…}}`
     *
     * @throws ProblemException where the request is refused
     */
    public function assess(string|array|object $request): Assessment
    {
        return Assessment::fromJson($this->assessText($request));
    }

    /**
     * @param string|array<mixed>|object $request
     *
     * @throws ProblemException where the request is refused
     */
    public function assessText(string|array|object $request): string
    {
        return $this->operate('kt_assess', RequestText::of($request));
    }

    /**
     * Assesses one nomination a line, all in one call: texts in, text out. The response
     * has a line for each that is not blank; a line at fault has a problem document, and
     * the rest go on.
     *
     * @param string|array<mixed>|object $options A request of {@see assess()} without "nomination".
     * @param string                     $lines   One nomination a line.
     *
     * @throws ProblemException where the options are refused
     */
    public function assessLines(string|array|object $options, string $lines): string
    {
        return $this->operate('kt_assess_lines', RequestText::of($options), $lines);
    }

    /**
     * Assesses many nominations, one after the other. Whatever their number, only a few
     * are in memory at once.
     *
     *     foreach ($rulebook->assessMany($options, new \SplFileObject('de-nghi.ndjson')) as $place => $result) {
     *         if ($result instanceof Problem) {
     *             echo $result, PHP_EOL;      // this one is at fault; the others go on
     *         } else {
     *             echo $result->nomination, ': ', $result->verdict->label(), PHP_EOL;
     *         }
     *     }
     *
     * Leaving the loop stops it. So does a progress callback that returns false.
     *
     * The keys are places in $nominations, from 0; a blank text has no result. Line and
     * byteOffset of a Problem count from the first nomination, each being one line.
     *
     * @param string|array<mixed>|object                  $options     A request of {@see assess()} without
     *                                                                 "nomination", and without a receipt.
     * @param iterable<string|array<mixed>|object>|string $nominations A text has one on each line.
     * @param ?callable(int, ?int): mixed                 $progress    Called after each with how many are done, and
     *                                                                 of how many where that is known.
     *
     * @return \Generator<int, Assessment|Problem>
     *
     * @throws ProblemException  where the options are refused: at once, before the first nomination is read
     * @throws ArgumentException where the options ask for a receipt, or a nomination is no single line
     */
    public function assessMany(
        string|array|object $options,
        iterable|string $nominations,
        ?callable $progress = null,
    ): \Generator {
        $options = RequestText::of($options);
        if ($this->assessLines($options, '') !== '') {
            throw new ArgumentException(
                '"receipt" là biên nhận của cả lô: dùng assessLines(). / '
                . 'A "receipt" is that of a whole batch: use assessLines().'
            );
        }
        $batch = new Batch(fn (string $lines): string => $this->assessLines($options, $lines));
        return $batch->results($nominations, $progress);
    }

    /**
     * Decides a whole round: who is proposed, in what order, and why the others are not.
     *
     * @param string|array<mixed>|object $request `{"schemaVersion": 1, "asOf": …, "stage": …, "units": […],
     *                                            "submissions": […]}`
     *
     * @throws ProblemException where the request is refused
     */
    public function decide(string|array|object $request): Decision
    {
        return Decision::fromJson($this->decideText($request));
    }

    /**
     * @param string|array<mixed>|object $request
     *
     * @throws ProblemException where the request is refused
     */
    public function decideText(string|array|object $request): string
    {
        return $this->operate('kt_decide', RequestText::of($request));
    }

    /**
     * What a portal needs to draw its forms: categories, evidence, documents, quotas,
     * deadline, awards, readings; where asked for, the clauses.
     *
     * @param string|array<mixed>|object $request Empty: everything but the clauses.
     *
     * @throws ProblemException where the request is refused
     */
    public function describe(string|array|object $request = ''): Description
    {
        return Description::fromJson($this->describeText($request));
    }

    /**
     * @param string|array<mixed>|object $request
     *
     * @throws ProblemException where the request is refused
     */
    public function describeText(string|array|object $request = ''): string
    {
        return $this->operate('kt_describe', RequestText::of($request));
    }

    /**
     * Decides again what an earlier response says, and compares the two byte by byte.
     *
     * @param string|array<mixed>|object $request As it was given, text or array; of a batch its lines.
     * @param string                     $earlier The earlier response, to the byte: `$result->json`.
     * @param string|array<mixed>|object $options Those of a batch; otherwise empty.
     *
     * @throws ProblemException where it cannot be compared: no receipt, that of another request,
     *                          of another rulebook, of another version of the library
     */
    public function verify(
        string|array|object $request,
        string $earlier,
        string|array|object $options = '',
    ): Verification {
        return Verification::fromJson($this->verifyText($request, $earlier, $options));
    }

    /**
     * @param string|array<mixed>|object $request
     * @param string|array<mixed>|object $options
     *
     * @throws ProblemException where it cannot be compared
     */
    public function verifyText(
        string|array|object $request,
        string $earlier,
        string|array|object $options = '',
    ): string {
        return $this->operate('kt_verify', RequestText::of($options), RequestText::of($request), $earlier);
    }

    private function operate(string $function, string ...$texts): string
    {
        return $this->library->calls()->operate($function, $this->handle[0], ...$texts);
    }
}
