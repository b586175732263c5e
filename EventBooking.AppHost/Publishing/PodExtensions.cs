using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace EventBooking.AppHost.Publishing;

/// <summary>How pods of ours run on Kubernetes.</summary>
internal static partial class PodExtensions
{
    /// <summary>Meets the "restricted" standard: https://kubernetes.io/docs/concepts/security/pod-security-standards/.</summary>
    public static void Harden(this PodTemplateSpecV1 pod)
    {
        pod.Spec.AutomountServiceAccountToken = false;
        pod.Spec.SecurityContext = new PodSecurityContextV1 { RunAsNonRoot = true, SeccompProfile = new SeccompProfileV1 { Type = "RuntimeDefault" } };
        foreach (var container in pod.Spec.Containers)
        {
            container.SecurityContext = new SecurityContextV1
            {
                AllowPrivilegeEscalation = false,
                Capabilities = new CapabilitiesV1 { Drop = { "ALL" } },
            };
        }
    }

    /// <summary>What the scheduler sets aside, and what a pod must not exceed.</summary>
    public static void Size(this PodTemplateSpecV1 pod)
    {
        foreach (var container in pod.Spec.Containers)
        {
            container.Resources = new ResourceRequirementsV1
            {
                Requests = { ["cpu"] = "250m", ["memory"] = "256Mi" },
                Limits = { ["memory"] = "512Mi" },
            };
        }
    }

    /// <summary>Kubernetes knows HTTP in capitals only; Aspire 13.5 writes it in small letters.</summary>
    public static void CorrectProbes(this PodTemplateSpecV1 pod)
    {
        foreach (var probe in pod.Spec.Containers.SelectMany(container => new[] { container.ReadinessProbe, container.LivenessProbe, container.StartupProbe }))
        {
            if (probe?.HttpGet is { } get)
            {
                get.Scheme = get.Scheme.ToUpperInvariant();
            }
        }
    }

    /// <summary>Settings are read at the start only, so changed ones, such as a new password, replace the pods.</summary>
    public static void RestartOnNewSettings(this PodTemplateSpecV1 pod) =>
        pod.Metadata.Annotations["checksum/settings"] = "{{ list .Values.config .Values.secrets | toJson | sha256sum }}";

    /// <summary>Nobody is sent to a server that does not answer yet.</summary>
    public static void ServeWhenReady(this KubernetesResource server, IEnumerable<string> healthCommand)
    {
        var probe = new ProbeV1 { Exec = new ExecActionV1(), PeriodSeconds = 15, TimeoutSeconds = 10, FailureThreshold = 3 };
        probe.Exec.Command.AddRange(healthCommand);
        server.Workload!.PodTemplate.Spec.Containers[0].ReadinessProbe = probe;
        if (server is { Workload: StatefulSet set, Service: { } service })
        {
            // Clusters before 1.33 describe it as required.
            set.Spec.ServiceName = service.Metadata.Name;
        }
    }

    /// <summary>
    /// A service's connection strings read a server's password where the server reads it. Aspire 13.5 has them read a copy of their
    /// own, for which its values.yaml has no place: it would be empty.
    /// </summary>
    public static void NameSecretsOnce(this KubernetesResource service)
    {
        foreach (var (key, value) in service.Secret!.StringData.Where(setting => setting.Key.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ToArray())
        {
            service.Secret.StringData[key] = OwnCopyOfPassword().Replace(value, ".Values.secrets.${server}.${server}_password");
        }
    }

    /// <summary>A new pod is ready before an old one stops, and an old one goes on serving until nobody sends to it any more.</summary>
    public static void ReplaceOneByOne(this KubernetesResource service)
    {
        if (service.Workload is not Deployment deployment)
        {
            throw new InvalidOperationException($"{service.Name} is not published as a Deployment.");
        }

        deployment.Spec.Strategy.RollingUpdate!.MaxUnavailable = 0;
        foreach (var container in deployment.PodTemplate.Spec.Containers)
        {
            // The image has no shell: the kubelet itself waits (Kubernetes 1.30).
            container.Lifecycle = new LifecycleV1 { PreStop = new LifecycleHandlerV1 { Sleep = new SleepActionV1 { Seconds = 5 }, Exec = null!, HttpGet = null!, TcpSocket = null! }, PostStart = null! };
        }
    }

    [GeneratedRegex(@"\.Values\.secrets\.\w+\.(?<server>[a-z]+)_password", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OwnCopyOfPassword();
}
