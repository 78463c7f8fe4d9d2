using System.Runtime.CompilerServices;

namespace Deploy.Engine.Tests.Support;

/// <summary>The environment that the SDK sees in these tests: credentials that belong to nobody, and no machine to ask for others.</summary>
internal static class TestEnvironment
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
    }
}
