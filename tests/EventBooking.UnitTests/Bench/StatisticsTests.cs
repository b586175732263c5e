using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Plots;

namespace EventBooking.UnitTests.Bench;

/// <summary>The arithmetic behind the bench's figures and pictures.</summary>
public sealed class StatisticsTests
{
    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 2, 3 }, 2.5)]
    [InlineData(new double[] { 7 }, 7)]
    public void A_median_is_the_middle(double[] values, double median) => values.Median().ShouldBe(median);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(50, 50)]
    [InlineData(99, 99)]
    [InlineData(99.5, 100)]
    [InlineData(100, 100)]
    public void A_percentile_is_the_nearest_rank(double percent, double value) =>
        Latencies.OfMilliseconds(Enumerable.Range(1, 100).Reverse().Select(i => (double)i)).Percentile(percent).ShouldBe(value);

    [Theory]
    [InlineData(13_127, 15_000, 5_000)]
    [InlineData(5, 5, 1)]
    [InlineData(0.18, 0.2, 0.05)]
    [InlineData(2.4, 2.5, 0.5)]
    public void An_axis_has_round_marks_up_to_what_it_shows(double highest, double top, double step)
    {
        var scale = Scale.For(highest, from: 300, to: 100);

        scale.Top.ShouldBe(top, 1e-9);
        scale.Step.ShouldBe(step, 1e-9);
        scale.At(0).ShouldBe(300);
        scale.At(scale.Top).ShouldBe(100, 1e-9);
        scale.Marks.Last().ShouldBe(scale.Top, 1e-9);
    }

    [Fact]
    public void A_crowd_comes_in_order_and_in_time()
    {
        var times = Arrivals.Crowd(1000, TimeSpan.FromSeconds(2));

        times.ShouldBe(times.Order());
        times[^1].ShouldBeLessThan(TimeSpan.FromSeconds(2));
        Arrivals.Constant(perSecond: 50, TimeSpan.FromSeconds(2)).Length.ShouldBe(100);
    }
}
