namespace EventBooking.IntegrationTests.Notifying;

/// <summary>What the database holds sealed is believed only where it belongs to its row.</summary>
[Collection(nameof(SharedNotifiers))]
public sealed class SealedTokenTests(NotifierFixture fixture)
{
    private readonly NotifierSystem _system = fixture.System;

    [Fact]
    public async Task Swapped_sealed_tokens_give_no_attendee_the_link_of_another()
    {
        var slot = await _system.Api.PublishSlotAsync();
        var ada = await _system.Api.BookAsync(slot.Id, email: "ada@example.com");
        var grace = await _system.Api.BookAsync(slot.Id, email: "grace@example.com");
        var bystander = await _system.Api.BookAsync(slot.Id, email: "linus@example.com");
        await Ledger.ScalarAsync<long>(
            _system.ConnectionString,
            """
            with swapped as (
              update bookings b set token_sealed = other.token_sealed from bookings other
              where b.id = any (array[$1, $2]::uuid[]) and other.id = any (array[$1, $2]::uuid[]) and other.id <> b.id returning 1)
            select count(*) from swapped
            """,
            ada.Id,
            grace.Id);

        await _system.RelayAsync();

        await _system.UntilDeliveriesAsync(ada.Id, "booking_confirmed 0 email failed token_mismatch");
        await _system.UntilDeliveriesAsync(grace.Id, "booking_confirmed 0 email failed token_mismatch");
        await _system.UntilDeliveriesAsync(bystander.Id, "booking_confirmed 0 email sent");
        _system.Mail.TriedOf(bystander.Id).ShouldHaveSingleItem().Token.ShouldBe(bystander.BookingToken);
        _system.Mail.TriedOf(ada.Id).ShouldBeEmpty();
        _system.Mail.TriedOf(grace.Id).ShouldBeEmpty();
    }
}
