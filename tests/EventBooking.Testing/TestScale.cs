namespace EventBooking.Testing;

/// <summary>How long long tests run: <c>./test.sh</c> takes the short form, <c>./test.sh --full</c> the full one.</summary>
public static class TestScale
{
    /// <summary>Whether the full form was asked for, with EVENTBOOKING_FULL_TESTS=1.</summary>
    public static bool Full { get; } = Environment.GetEnvironmentVariable("EVENTBOOKING_FULL_TESTS") == "1";

    /// <summary>One of two sizes.</summary>
    public static T Pick<T>(T brief, T full) => Full ? full : brief;
}
