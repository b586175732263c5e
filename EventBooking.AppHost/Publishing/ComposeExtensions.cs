using Service = Aspire.Hosting.Docker.Resources.ComposeNodes.Service;

namespace EventBooking.AppHost.Publishing;

/// <summary>How services of ours run under compose.</summary>
internal static class ComposeExtensions
{
    /// <summary>What has a usual value may be missing or empty in the .env file, where Aspire writes no values.</summary>
    public static void NameUsualValues(this Service service, IEnumerable<ParameterResource> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter is not { Secret: false, Default: UsualValue { Published.Length: > 0 } usual })
            {
                continue;
            }

            var name = parameter.Name.Replace('-', '_').ToUpperInvariant();
            foreach (var (key, _) in service.Environment.Where(setting => setting.Value == $"${{{name}}}").ToArray())
            {
                service.Environment[key] = $"${{{name}:-{usual.Published}}}";
            }
        }
    }
}
