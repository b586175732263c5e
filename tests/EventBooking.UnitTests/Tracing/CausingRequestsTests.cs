using System.Diagnostics;
using EventBooking.Infrastructure.Tracing;

namespace EventBooking.UnitTests.Tracing;

/// <summary>Work that serves many requests has one span, which refers to all of them.</summary>
public sealed class CausingRequestsTests : IDisposable
{
    private static readonly ActivitySource Requests = new(nameof(CausingRequestsTests));
    private readonly CausingRequests _causing = new();

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name is nameof(CausingRequestsTests) or OwnSource.Name,
        Sample = (ref ActivityCreationOptions<ActivityContext> request) =>
            request.Name == "unrecorded" ? ActivitySamplingResult.PropagationData : ActivitySamplingResult.AllDataAndRecorded,
    };

    public CausingRequestsTests() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(129, 128)]
    [InlineData(500, 128)]
    public void The_span_is_the_firsts_and_has_links_to_128_others_at_most(int requests, int links)
    {
        Ask("unrecorded");
        var asked = Enumerable.Range(0, requests).Select(_ => Ask("recorded")).ToList();

        using var span = _causing.StartSpan("work")!;

        span.Context.TraceId.ShouldBe(asked[0].TraceId);
        span.ParentSpanId.ShouldBe(asked[0].SpanId);
        span.Links.Select(link => link.Context).ShouldBe(asked.Skip(1).Take(links));
    }

    [Fact]
    public void There_is_no_span_where_no_recorded_request_asked()
    {
        _causing.AddCurrent();
        Ask("unrecorded");

        _causing.StartSpan("work").ShouldBeNull();
    }

    [Fact]
    public void The_next_span_refers_to_no_request_of_the_one_before()
    {
        Ask("recorded");
        _causing.StartSpan("work")!.Dispose();

        _causing.StartSpan("work").ShouldBeNull();
    }

    private ActivityContext Ask(string name)
    {
        using var request = Requests.StartActivity(name)!;
        _causing.AddCurrent();
        return request.Context;
    }
}
