using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Deploy.Local.CloudMap.State;

namespace Deploy.Local.CloudMap;

/// <summary>What RegisterInstance refuses, beyond the model.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/cloud-map/latest/api/API_RegisterInstance.html"/>.</remarks>
internal static class InstanceChecks
{
    public const string Ipv4 = "AWS_INSTANCE_IPV4";
    public const string Ipv6 = "AWS_INSTANCE_IPV6";
    public const string Port = "AWS_INSTANCE_PORT";
    public const string FirstHealth = "AWS_INIT_HEALTH_STATUS";

    private const string Name = "AWS_INSTANCE_CNAME";
    private const string Alias = "AWS_ALIAS_DNS_NAME";
    private const int Most = 30;

    public static void Check(ServiceRecord service, Dictionary<string, string> attributes)
    {
        if (attributes.Count > Most)
            throw CloudMapErrors.Invalid($"An instance can have at most {Most} attributes.");
        if (attributes.ContainsKey("AWS_EC2_INSTANCE_ID"))
            throw CloudMapErrors.Invalid("AWS_EC2_INSTANCE_ID: Local has no instances of EC2.");
        CheckAddress(attributes, Ipv4, AddressFamily.InterNetwork);
        CheckAddress(attributes, Ipv6, AddressFamily.InterNetworkV6);
        if (attributes.GetValueOrDefault(Port) is { } port
            && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 65535))
            throw CloudMapErrors.Invalid($"{Port} must be a number from 0 to 65535.");
        CheckHealth(service, attributes);
        var types = service.RecordTypes();
        if (attributes.ContainsKey(Alias))
        {
            if (service.RoutingPolicy != "WEIGHTED" || !types.Any(type => type is "A" or "AAAA"))
                throw CloudMapErrors.Invalid($"{Alias} needs a service with the routing policy WEIGHTED and an A or AAAA record.");
            if (attributes.Keys.Any(key => key.StartsWith("AWS_INSTANCE_", StringComparison.Ordinal)))
                throw CloudMapErrors.Invalid($"{Alias} must not be specified together with attributes that begin with AWS_INSTANCE_.");
            return;
        }

        Require(types, "A", attributes, Ipv4);
        Require(types, "AAAA", attributes, Ipv6);
        Require(types, "CNAME", attributes, Name);
        Require(types, "SRV", attributes, Port);
        Require(types, "SRV", attributes, Ipv4, Ipv6);
    }

    /// <summary>How a new instance is; null where nothing checks it.</summary>
    public static string? HealthOf(ServiceRecord service, IReadOnlyDictionary<string, string> attributes) =>
        service.HasCustomHealth ? attributes.GetValueOrDefault(FirstHealth) ?? "HEALTHY"
        : service.HealthCheckConfig is not null ? "HEALTHY"
        : null;

    private static void CheckHealth(ServiceRecord service, Dictionary<string, string> attributes)
    {
        if (attributes.GetValueOrDefault(FirstHealth) is not { } health)
            return;
        if (!service.HasCustomHealth)
            throw CloudMapErrors.Invalid($"{FirstHealth} needs a service with a HealthCheckCustomConfig.");
        if (health is not ("HEALTHY" or "UNHEALTHY"))
            throw CloudMapErrors.Invalid($"{FirstHealth} must be HEALTHY or UNHEALTHY.");
    }

    private static void CheckAddress(Dictionary<string, string> attributes, string name, AddressFamily family)
    {
        if (attributes.GetValueOrDefault(name) is { } text
            && !(IPAddress.TryParse(text, out var address) && address.AddressFamily == family))
            throw CloudMapErrors.Invalid($"{name}: '{text}' is not such an address.");
    }

    private static void Require(IReadOnlyList<string> types, string type, Dictionary<string, string> attributes, params string[] names)
    {
        if (types.Contains(type) && !names.Any(attributes.ContainsKey))
            throw CloudMapErrors.Invalid(
                $"The service has a record of type {type}, so that an instance must have the attribute {string.Join(" or ", names)}.");
    }
}
