using Amazon.Runtime;

namespace Deploy.Aws.Runtime;

/// <summary>
/// The values behind <c>AWS_DEFAULTS_MODE</c>, the same for every service
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html).
/// </summary>
internal static class DefaultConfigurations
{
    // Without one entry per mode, a user's AWS_DEFAULTS_MODE would make the client's constructor fail.
    public static readonly IDefaultConfiguration[] All =
    [
        Mode(DefaultConfigurationMode.Standard, 3100),
        Mode(DefaultConfigurationMode.InRegion, 1100),
        Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30000),
        Mode(DefaultConfigurationMode.Auto, 1100),
    ];

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
