using System.Text;
using EventBooking.Bench.Load;

namespace EventBooking.UnitTests.Bench;

/// <summary>The bench reads answers and its tools' reports as they are.</summary>
public sealed class LoadTests
{
    private const string Report =
        """
        Running 1s test @ http://127.0.0.1:8000
          2 threads and 64 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency    25.21ms    8.02ms  98.11ms   76.10%
            Req/Sec     1.29k   141.90     1.62k    75.00%
          Latency Distribution
             50%  250.00us
             75%   28.81ms
             90%   34.05ms
             99%    1.20s
          2590 requests in 1.25s, 1.62MB read
          Socket errors: connect 1, read 2, write 3, timeout 4
          Non-2xx or 3xx responses: 90
        Requests/sec:   2072.00
        """;

    [Fact]
    public void A_report_of_wrk_is_read()
    {
        var report = WrkReport.Parse(Report.Split('\n'));

        report.ShouldBe(new WrkReport(Requests: 2590, Refused: 90, Broken: 10, Seconds: 1.25, P50: 0.25, P99: 1200));
        report.AcceptedRate.ShouldBe(2000);
    }

    [Fact]
    public void A_report_of_pgbench_is_read() =>
        PgBench.Rate(["latency average = 2.710 ms", "tps = 5900.126000 (without initial connection time)"]).ShouldBe(5900.126);

    [Theory]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 7\r\nDate: today\r\n\r\n{\"a\":1}", 201)]
    [InlineData("HTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n", 409)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204)]
    public void An_answer_ends_where_it_ends_in_whatever_pieces_it_comes(string answer, int status)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);
        for (var size = 1; size <= bytes.Length; size++)
        {
            var reader = new AnswerReader();
            reader.Restart();
            var pieces = bytes.Chunk(size).Select(piece => reader.Read(piece)).ToList();

            pieces.SkipLast(1).ShouldAllBe(piece => piece == null);
            pieces[^1].ShouldBe(status);
        }
    }
}
