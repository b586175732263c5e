namespace EventBooking.IntegrationTests.Notifying;

/// <summary>What the database holds sealed is believed only where it belongs to its row.</summary>
public sealed class SealedTokenTests
{
    [Fact]
    public async Task Where_sealed_tokens_are_swapped_nobody_gets_the_others_link()
    {
        await using var telling = await Telling.StartAsync();
        var slot = await telling.Api.PublishSlotAsync();
        var ada = await telling.Api.BookAsync(slot.Id, email: "ada@example.com");
        var grace = await telling.Api.BookAsync(slot.Id, email: "grace@example.com");
        var bystander = await telling.Api.BookAsync(slot.Id, email: "linus@example.com");
        await Ledger.ScalarAsync<long>(
            telling.ConnectionString,
            """
            with swapped as (
              update bookings b set token_sealed = other.token_sealed from bookings other
              where b.id = any (array[$1, $2]::uuid[]) and other.id = any (array[$1, $2]::uuid[]) and other.id <> b.id returning 1)
            select count(*) from swapped
            """,
            ada.Id,
            grace.Id);

        await telling.TellAsync();

        await telling.UntilDeliveriesAsync(ada.Id, "booking_confirmed 0 email failed token_mismatch");
        await telling.UntilDeliveriesAsync(grace.Id, "booking_confirmed 0 email failed token_mismatch");
        await telling.UntilDeliveriesAsync(bystander.Id, "booking_confirmed 0 email sent");
        telling.Mail.Tried.ShouldHaveSingleItem().Token.ShouldBe(bystander.BookingToken);
    }
}
