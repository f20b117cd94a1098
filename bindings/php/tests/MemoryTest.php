<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

use KhenThuong\Exception\ProblemException;
use KhenThuong\Library;
use KhenThuong\Rulebook;
use PHPUnit\Framework\TestCase;

/**
 * Ten thousand calls leave the process as large as a thousand did.
 */
final class MemoryTest extends TestCase
{
    /** A response of any of these calls is larger than 200 bytes: 9 000 lost would show as 1.7 MiB or more. */
    private const MARGIN = 1 << 20;

    /**
     * @return array<string, array{string, string}> what is done once, what is done each time
     */
    public function calls(): array
    {
        $refused = static fn (string $call): string => "try { $call exit('accepted'); } "
            . 'catch (KhenThuong\Exception\ProblemException) { }';
        $open = '$b = Rulebook::builtin();';
        return [
            'assess' => [$open, '$b->assessText($request);'],
            'assess, typed' => [$open, '$b->assess($request);'],
            'a problem' => [$open, $refused('$b->assess("{}");')],
            'lines' => [$open, '$b->assessLines($options, "{}\n");'],
            'many' => [$open, 'foreach ($b->assessMany($options, ["{}", "{}"]) as $r) { break; }'],
            'decide' => [$open, '$b->decideText($round);'],
            'describe' => [$open, '$b->describeText(["schemaVersion" => 1, "parts" => ["deadline"]]);'],
            'check' => ['', $refused('Rulebook::check("{\"id\":}");')],
            'verify' => [$open . '$e = $b->assessText($receipt);', '$b->verify($receipt, $e);'],
            'no rulebook' => ['', $refused('Rulebook::builtin("no-such");')],
            'a faulty rulebook' => ['', $refused('Rulebook::fromText("{}");')],
        ];
    }

    /**
     * @dataProvider calls
     */
    public function testTenThousandCalls(string $once, string $each): void
    {
        $this->assertLevel($once, $each, 1000, 10000, self::MARGIN);
    }

    public function testRulebooksAreFreed(): void
    {
        // A rulebook takes a megabyte or so: a hundred lost are far beyond the margin.
        $this->assertLevel('', '$b = Rulebook::builtin(); unset($b);', 50, 150, 8 * self::MARGIN);
    }

    public function testLibrariesFreeTheirContexts(): void
    {
        // A context that has been used takes some 20 KiB.
        $this->assertLevel(
            '$path = getenv("KHENTHUONG_LIBRARY");',
            'Rulebook::builtin("thanh-hoa-2024", new KhenThuong\Library($path))->assessText($request);',
            100,
            300,
            2 * self::MARGIN,
        );
    }

    public function testResponseThatDoesNotFitIsAnExceptionAndFreed(): void
    {
        $scratch = new Scratch();
        $lines = $scratch->file('lines', str_repeat(json_encode(Sample::nomination()) . "\n", 1500));
        $program = self::PROGRAM . '
            $b = Rulebook::builtin();
            $lines = file_get_contents(' . var_export($lines, true) . ');
            $caught = 0;
            for ($i = 0; $i < 12; $i++) {
                try {
                    $b->assessLines(["detail" => "full"] + $options, $lines);
                } catch (KhenThuong\Exception\MemoryException $refused) {
                    $caught += 1;
                }
                $i === 1 && $before = resident();
            }
            echo $caught, " ", resident() - $before;';
        [$status, $output, $errors] = $scratch->php($program, ['memory_limit=24M']);
        self::assertSame([0, ''], [$status, $errors]);
        [$caught, $growth] = array_map(intval(...), explode(' ', $output));
        self::assertSame(12, $caught);
        self::assertLessThan(64 * self::MARGIN, $growth);
    }

    private const PROGRAM = '
        use KhenThuong\Rulebook;
        function resident(): int
        {
            preg_match("/^VmRSS:\s+(\d+) kB/m", file_get_contents("/proc/self/status"), $match);
            return (int) $match[1] * 1024;
        }
        require ' . "'" . __DIR__ . '/Sample.php' . "'" . ';
        define("KhenThuong\Tests\REPOSITORY", ' . "'" . __DIR__ . "/../../.." . "'" . ');
        use KhenThuong\Tests\Sample;
        $options = ["detail" => "verdicts"] + Sample::options();
        $request = Sample::request(["detail" => "verdicts"]);
        $receipt = ["receipt" => true] + $request;
        $nomination = array_diff_key(Sample::nomination(), ["nominator" => 0]);
        $round = $options + ["stage" => "open", "submissions" => [
            ["nominator" => "380", "nominations" => [$nomination]],
        ]];';

    private function assertLevel(string $once, string $each, int $first, int $last, int $margin): void
    {
        $program = self::PROGRAM . "
            $once
            for (\$i = 1; \$i <= $last; \$i++) {
                $each
                \$i === $first && \$before = resident();
            }
            echo resident() - \$before;";
        [$status, $output, $errors] = (new Scratch())->php($program);
        self::assertSame([0, ''], [$status, $errors], $output);
        self::assertMatchesRegularExpression('/^-?\d+$/', $output);
        self::assertLessThan($margin, (int) $output, $output);
    }
}
