using System.Runtime.CompilerServices;

namespace Deploy.Engine.Tests.Support;

/// <summary>
/// The environment that the SDK sees in these tests: credentials that belong to nobody, configuration files of its own, and no machine to ask
/// for others. The SDK reads the files once in a process, so that they stand before the first test.
/// </summary>
internal static class TestEnvironment
{
    /// <summary>The folder of the AWS configuration files, which ends with the process.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("deploy-ecs-engine-aws").FullName;

    /// <summary>Profiles that <c>aws login</c> made, each with a session of its own.</summary>
    public static IReadOnlyList<string> LoginProfiles { get; } = ["fresh", "stale", "ended"];

    /// <summary>A profile whose credentials come from a program that takes its time.</summary>
    public const string SlowProfile = "slow";

    /// <summary>The login session of a profile.</summary>
    public static string LoginSession(string profile) => $"arn:aws:sts::123456789012:assumed-role/dev/{profile}";

    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
        var config = Path.Combine(Folder, "config");
        var program = OperatingSystem.IsWindows() ? "ping -n 20 127.0.0.1" : "sleep 20";
        File.WriteAllLines(
            config,
            [
                .. LoginProfiles.SelectMany(profile => new[]
                {
                    $"[profile {profile}]", $"login_session = {LoginSession(profile)}", "region = eu-central-1",
                }),
                $"[profile {SlowProfile}]", $"credential_process = {program}",
            ]);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", config);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(Folder, "credentials"));
        Environment.SetEnvironmentVariable("AWS_LOGIN_CACHE_DIRECTORY", Folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }
}
