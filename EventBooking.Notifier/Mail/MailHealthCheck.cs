using EventBooking.Notifier.Mail.Smtp;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventBooking.Notifier.Mail;

/// <summary>Says whether the mail server could be reached when it was last needed.</summary>
internal sealed class MailHealthCheck(SmtpPool pool) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(pool.Trouble is { } trouble ? HealthCheckResult.Degraded("the mail server cannot be used: "
            + $"{trouble}") : HealthCheckResult.Healthy());
}
