using System.ComponentModel.DataAnnotations;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EventBooking.UnitTests.Notifying;

public sealed class SettingsTests
{
    private static readonly DateTimeOffset Queued = new(2031, 6, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Lead_times_are_read_as_people_mean_them()
    {
        new ReminderOptions { LeadTimes = ["24:00:00", "00:30:00", "7.00:00:00", "168:30:00"] }.Read()
            .ShouldBe([TimeSpan.FromMinutes(30), Day, 7 * Day, (7 * Day) + TimeSpan.FromMinutes(30)]);
        new ReminderOptions { LeadTimes = ReminderOptions.DefaultLeadTimes }.Read().ShouldBe([TimeSpan.FromHours(1), Day]);
    }

    [Theory]
    [InlineData("00:00:59")]
    [InlineData("00:01:30")]
    [InlineData("91.00:00:00")]
    [InlineData("2161:00:00")]
    [InlineData("a day")]
    [InlineData("-01:00:00")]
    public void A_lead_time_that_is_none_is_named(string text) =>
        Errors(new ReminderOptions { LeadTimes = ["01:00:00", text] }).ShouldHaveSingleItem().ShouldStartWith("Reminders:LeadTimes");

    [Fact]
    public void A_lead_time_that_is_there_twice_is_named() =>
        Errors(new ReminderOptions { LeadTimes = ["24:00:00", "1.00:00:00"] })
            .ShouldHaveSingleItem()
            .ShouldStartWith("Reminders:LeadTimes");

    [Fact]
    public void Lead_times_are_a_list_and_none_where_it_is_empty()
    {
        LeadTimes().ShouldBe([TimeSpan.FromHours(1), Day]);
        LeadTimes(("Reminders:LeadTimes", "")).ShouldBeEmpty();
        LeadTimes(("Reminders:LeadTimes:0", "00:30:00")).ShouldBe([TimeSpan.FromMinutes(30)]);
        Should.Throw<OptionsValidationException>(
            () => LeadTimes(("Reminders:LeadTimes", "00:30:00"))).Message.ShouldContain("Reminders:LeadTimes:0");
    }

    [Fact]
    public void A_lease_is_longer_than_sending_may_take()
    {
        Errors(new DeliveryOptions()).ShouldBeEmpty();
        Errors(new DeliveryOptions { SendWithin = TimeSpan.FromSeconds(26) }).ShouldHaveSingleItem().ShouldContain("Delivery:SendWithin");
    }

    [Fact]
    public void Pauses_grow_with_the_age_of_a_delivery_and_end_with_a_last_try_after_a_day()
    {
        After(TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(5));
        After(TimeSpan.FromSeconds(40)).ShouldBe(TimeSpan.FromSeconds(20));
        After(TimeSpan.FromHours(12)).ShouldBe(TimeSpan.FromHours(1));
        After(Day - TimeSpan.FromMinutes(1)).ShouldBe(TimeSpan.FromMinutes(1));
        After(Day).ShouldBeNull();
        RetryPauses.Next(Queued, Day, Queued, chance: 0).ShouldBe(Queued.AddSeconds(4));
        RetryPauses.Next(Queued, Day, Queued, chance: 1).ShouldBe(Queued.AddSeconds(6));

        static TimeSpan? After(TimeSpan age) => RetryPauses.Next(Queued, Day, Queued + age, chance: 0.5) - (Queued + age);
    }

    private static IReadOnlyList<TimeSpan> LeadTimes(params (string Name, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value, StringComparer.Ordinal));
        builder.AddBookingNotifications();
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<ReminderOptions>>().Value.Read();
    }

    private static List<string> Errors(IValidatableObject options) =>
        [.. options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)];
}
