namespace EventBooking.IntegrationTests.Listing;

/// <summary>Events as a version wrote them that knew no listing.</summary>
internal static class EarlierEvents
{
    public static Task ForgetListingAsync(string connectionString, string condition) => Ledger.ScalarAsync<long>(
        connectionString,
        $"""
        with forgotten as (
            update events set days = null, search_text = null, search_grams = null where {condition} returning id)
        select count(*) from forgotten
        """);
}
