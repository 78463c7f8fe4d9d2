using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Containers;
using Deploy.Rules.Networking;
using Deploy.Rules.Security;
using Deploy.Rules.Services;
using static Deploy.Rules.Tests.RuleCase;

namespace Deploy.Rules.Tests.Cases;

internal static class ContainerCases
{
    private const string Api = "ContainerDefinitions[api]";
    private const string Proxy = "ContainerDefinitions[proxy]";

    public static RuleCase[] All =>
    [
        Violates<ContainerName>("a dot", "ContainerDefinitions[my.proxy].Name", plan => plan.Sidecar(c => c with { Name = "my.proxy" })),
        Passes<ContainerName>("an underscore", plan => plan.Sidecar(c => c with { Name = "my_proxy" })),
        Violates<ContainerNameUnique>("two of one name", $"{Api}.Name", plan => plan.Sidecar(c => c with { Name = "api" })),
        Passes<ContainerNameUnique>("names that differ in case", plan => plan.Sidecar(c => c with { Name = "API" })),
        Violates<ImageOrRepository>("neither", $"{Api}.Image", plan => plan.Container(c => c with { Repository = null })),
        Passes<ImageOrRepository>("an image only", plan => plan.Sidecar(c => c)),
        Violates<ImageForm>("upper case", $"{Proxy}.Image", plan => plan.Sidecar(c => c with { Image = "example.com/Proxy:1" })),
        Violates<ImageForm>("a short digest", $"{Proxy}.Image", plan => plan.Sidecar(c => c with { Image = "nginx@sha256:abc" })),
        Violates<ImageForm>("no tag", $"{Proxy}.Image", plan => plan.Sidecar(c => c with { Image = "nginx latest" })),
        Violates<ImageForm>("a space", $"{Proxy}.Image", plan => plan.Sidecar(c => c with { Image = "nginx :1" })),
        Passes<ImageForm>("a registry with a port", plan => plan.Sidecar(c => c with { Image = "localhost:5000/a/b:1.0" })),
        Passes<ImageForm>("a tag and a digest", plan => plan.Sidecar(c => c with { Image = "nginx:1@sha256:" + new string('a', 64) })),
        Passes<ImageForm>("a placeholder", plan => plan.Sidecar(c => c with { Image = "@{ProxyImage}" })),
        Violates<EcrImageForm>("an account of 11 digits", $"{Proxy}.Image", plan => plan.Sidecar(c => c with { Image = "12345678901.dkr.ecr.eu-central-1.amazonaws.com/a:1" })),
        Passes<EcrImageForm>("a FIPS endpoint", plan => plan.Sidecar(c => c with { Image = "123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/a:1" })),
        Violates<ContainerMemoryMinimum>("five MiB", $"{Api}.Memory", plan => plan.Container(c => c with { Memory = 5 })),
        Violates<ContainerMemoryMinimum>("five MiB reserved", $"{Api}.MemoryReservation", plan => plan.Container(c => c with { MemoryReservation = 5 })),
        Passes<ContainerMemoryMinimum>("zero, which is not given", plan => plan.Container(c => c with { Memory = 0 })),
        Violates<MemoryBelowReservation>("below", $"{Api}.Memory", plan => plan.Container(c => c with { Memory = 128, MemoryReservation = 256 })),
        Passes<MemoryBelowReservation>("equal", plan => plan.Container(c => c with { Memory = 256, MemoryReservation = 256 })),
        Violates<ContainerCpuNegative>("minus one", $"{Api}.Cpu", plan => plan.Container(c => c with { Cpu = -1 })),
        Passes<ContainerCpuNegative>("zero", plan => plan.Container(c => c with { Cpu = 0 })),
        Violates<HealthCheckCommandMissing>("no string", $"{Api}.HealthCheck.Command", plan => plan.Container(c => Check(c))),
        Passes<HealthCheckCommandMissing>("no health check", plan => plan.Container(c => c with { HealthCheck = null })),
        Violates<HealthCheckCommandForm>("nothing after CMD", $"{Api}.HealthCheck.Command", plan => plan.Container(c => Check(c, "CMD"))),
        Violates<HealthCheckCommandForm>("arguments after CMD-SHELL", $"{Api}.HealthCheck.Command", plan => plan.Container(c => Check(c, "CMD-SHELL", "curl", "localhost"))),
        Violates<HealthCheckCommandForm>("a line after CMD", $"{Api}.HealthCheck.Command", plan => plan.Container(c => Check(c, "CMD", "curl -f localhost || exit 1"))),
        Passes<HealthCheckCommandForm>("a program after CMD", plan => plan.Container(c => Check(c, "CMD", "/check"))),
        Passes<HealthCheckCommandForm>("arguments after CMD", plan => plan.Container(c => Check(c, "CMD", "/check", "--fast"))),
        Violates<HealthCheckCommandPrefix>("a program", $"{Api}.HealthCheck.Command", plan => plan.Container(c => Check(c, "/check"))),
        Passes<HealthCheckCommandPrefix>("CMD", plan => plan.Container(c => Check(c, "CMD", "/check"))),
        Violates<HealthCheckInterval>("four", $"{Api}.HealthCheck.Interval", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { Interval = 4, Timeout = 3 } })),
        Violates<HealthCheckInterval>("301", $"{Api}.HealthCheck.Interval", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { Interval = 301 } })),
        Passes<HealthCheckInterval>("300", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { Interval = 300 } })),
        Violates<HealthCheckTimeout>("one", $"{Api}.HealthCheck.Timeout", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { Timeout = 1 } })),
        Passes<HealthCheckTimeout>("two", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { Timeout = 2 } })),
        Violates<HealthCheckRetries>("none", $"{Api}.HealthCheck.Retries", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { Retries = 0 } })),
        Passes<HealthCheckRetries>("ten", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { Retries = 10 } })),
        Violates<HealthCheckStartPeriod>("301", $"{Api}.HealthCheck.StartPeriod", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { StartPeriod = 301 } })),
        Passes<HealthCheckStartPeriod>("zero", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { StartPeriod = 0 } })),
        Violates<HealthCheckTimeoutAboveInterval>("fifty of five", $"{Api}.HealthCheck.Timeout", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { Interval = 5, Timeout = 50 } })),
        Passes<HealthCheckTimeoutAboveInterval>("equal", plan => plan.Container(c => c with { HealthCheck = c.HealthCheck! with { Interval = 5, Timeout = 5 } })),
        Violates<StartTimeout>("600", $"{Api}.StartTimeout", plan => plan.Container(c => c with { StartTimeout = 600 })),
        Passes<StartTimeout>("600 on instances", plan => plan.OnInstances().Container(c => c with { StartTimeout = 600 })),
        Violates<StopTimeout>("one", $"{Api}.StopTimeout", plan => plan.Container(c => c with { StopTimeout = 1 })),
        Passes<StopTimeout>("120", plan => plan.Container(c => c with { StopTimeout = 120 })),
        Violates<EnvironmentName>("an empty name", $"{Api}.Environment[]", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("", "x")) })),
        Violates<EnvironmentName>("a secret without a name", $"{Api}.Secrets[]", plan => plan.Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("", "ssm:/x")) })),
        Passes<EnvironmentName>("a short name", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("X", "")) })),
        Violates<EnvironmentNameForm>("an equals sign", $"{Api}.Environment[A=B]", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A=B", "x")) })),
        Passes<EnvironmentNameForm>(".NET's separator", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("Logging__LogLevel__Default", "Debug")) })),
        Violates<EnvironmentDuplicate>("twice", $"{Api}.Environment[A]", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "1"), new EnvironmentVariableSpec("A", "2")) })),
        Passes<EnvironmentDuplicate>("names that differ in case", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "1"), new EnvironmentVariableSpec("a", "2")) })),
        Violates<SecretNameClash>("with a variable", $"{Api}.Secrets[A]", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "1")), Secrets = EquatableList.Of(new SecretSpec("A", "ssm:/a")) })),
        Violates<SecretNameClash>("with a secret", $"{Api}.Secrets[A]", plan => plan.Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "ssm:/a"), new SecretSpec("A", "ssm:/b")) })),
        Passes<SecretNameClash>("in another container", plan => plan.Sidecar(c => c with { Secrets = EquatableList.Of(new SecretSpec("ASPNETCORE_ENVIRONMENT", "ssm:/a")) })),
        Violates<SecretSourceForm>("a bare name", $"{Api}.Secrets[A].ValueFrom", plan => plan.Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "orders-db")) })),
        Violates<SecretSourceForm>("an ARN of another service", $"{Api}.Secrets[A].ValueFrom", plan => plan.Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "arn:aws:s3:::bucket/key")) })),
        Violates<SecretSourceForm>("too few selectors in an ARN", $"{Api}.Secrets[A].ValueFrom", plan => plan.Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf:key")) })),
        Passes<SecretSourceForm>("an ARN with selectors", plan => plan.Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf:key::")) })),
        Passes<SecretSourceForm>("a secret's name and key", plan => plan.Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "secretsmanager:shop/db:password")) })),
        Passes<SecretSourceForm>("a placeholder", plan => plan.Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "@{DbSecret}")) })),
        Violates<UserForm>("a negative number", $"{Api}.User", plan => plan.Container(c => c with { User = "-1" })),
        Passes<UserForm>("user and group", plan => plan.Container(c => c with { User = "1000:app" })),
        Violates<WindowsUnsupported>("a user", $"{Api}.User", plan => OnWindows(plan).Container(c => c with { User = "app" })),
        Violates<WindowsUnsupported>("a read-only root", $"{Api}.ReadonlyRootFilesystem", plan => OnWindows(plan).Container(c => c with { ReadonlyRootFilesystem = true })),
        Passes<WindowsUnsupported>("neither", OnWindows),
        Violates<SecretInEnvironment>("a key of AWS", $"{Api}.Environment[KEY].Value", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("KEY", "AKIAIOSFODNN7EXAMPLE")) })),
        Violates<SecretInEnvironment>("a connection string", $"{Api}.Environment[ConnectionStrings__Orders].Value", plan => plan.Container(c => c with { Secrets = EquatableList<SecretSpec>.Empty, Environment = EquatableList.Of(new EnvironmentVariableSpec("ConnectionStrings__Orders", "Host=db;Username=shop;Password=hunter2")) })),
        Violates<SecretInEnvironment>("a password in a URL", $"{Api}.Environment[REDIS].Value", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("REDIS", "redis://app:hunter2@cache:6379")) })),
        Violates<SecretInEnvironment>("a random text under a secret's name", $"{Api}.Environment[DB_PASSWORD].Value", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("DB_PASSWORD", "x9Kq2mVt7RwLp4Zs")) })),
        Violates<SecretNameInEnvironment>("by its name", $"{Api}.Environment[DB_PASSWORD].Value", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("DB_PASSWORD", "hunter2")) })),
        Passes<SecretNameInEnvironment>("another name", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("DB_HOST", "hunter2")) })),
        Passes<SecretInEnvironment>("a random text under another name", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("BUILD", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b")) })),
        Passes<SecretInEnvironment>("a word under a secret's name", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("Features__ResetPassword", "enabled")) })),
        Passes<SecretInEnvironment>("a placeholder", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("DB_PASSWORD", "@{DbPassword}")) })),
        Passes<SecretInEnvironment>("a path to a secret", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("DB_PASSWORD", "/run/secrets/db")) })),
        Passes<SecretInEnvironment>("a number of seconds", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("REFRESH_TOKEN", "3600"), new EnvironmentVariableSpec("TOKEN_ISSUER", "shop")) })),
        Passes<SecretInEnvironment>("a connection string without a password", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("CACHE", "Host=db;Integrated Security=true")) })),
        Violates<MovingImageTag>("no tag", $"{Proxy}.Image", plan => plan.Sidecar(c => c with { Image = "localhost:5000/nginx" })),
        Violates<MovingImageTag>("latest", $"{Proxy}.Image", plan => plan.Sidecar(c => c with { Image = "nginx:latest" })),
        Passes<MovingImageTag>("a digest", plan => plan.Sidecar(c => c with { Image = "nginx@sha256:" + new string('a', 64) })),
    ];

    private static ContainerSpec Check(ContainerSpec container, params string[] command) =>
        container with { HealthCheck = new HealthCheckSpec { Command = EquatableList.Of(command) } };

    private static Plan.DeploymentPlan OnWindows(Plan.DeploymentPlan plan) =>
        plan.Task(t => t with { OperatingSystemFamily = OperatingSystemFamily.WindowsServer2022Core, Cpu = 1024, Memory = 2048 });
}
