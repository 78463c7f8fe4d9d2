using System.Runtime.CompilerServices;

namespace Deploy.Engine.Tests.Support;

/// <summary>
/// The environment that the SDK sees in these tests: credentials that belong to nobody, configuration files of its own, and no machine to ask
/// for others. The SDK reads where the files lie once in a process.
/// </summary>
internal static class TestEnvironment
{
    /// <summary>The folder of the AWS configuration files, which ends with the process.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("deploy-ecs-engine-aws").FullName;

    public static string ConfigFile { get; } = Path.Combine(Folder, "config");

    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", ConfigFile);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(Folder, "credentials"));
        Environment.SetEnvironmentVariable("AWS_LOGIN_CACHE_DIRECTORY", Folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }
}
