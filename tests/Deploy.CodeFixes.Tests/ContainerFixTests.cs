using Deploy.CodeFixes.Fixes;

namespace Deploy.CodeFixes.Tests;

public class ContainerFixTests
{
    [Theory]
    [InlineData("HealthCheck(\"CMD\", \"/check\", IntervalSeconds = {|DECS0321:1|}, TimeoutSeconds = 2)", "HealthCheck(\"CMD\", \"/check\", IntervalSeconds = 5, TimeoutSeconds = 2)", "Use 5")]
    [InlineData("HealthCheck(\"CMD\", \"/check\", Retries = {|DECS0323:11|})", "HealthCheck(\"CMD\", \"/check\", Retries = 10)", "Use 10")]
    [InlineData("HealthCheck(\"CMD\", \"/check\", StartPeriodSeconds = {|DECS0324:-5|})", "HealthCheck(\"CMD\", \"/check\", StartPeriodSeconds = 0)", "Use 0")]
    [InlineData("HealthCheck(\"CMD\", \"/check\", IntervalSeconds = 300, TimeoutSeconds = {|DECS0322:90|})", "HealthCheck(\"CMD\", \"/check\", IntervalSeconds = 300, TimeoutSeconds = 60)", "Use 60")]
    [InlineData("Container(\"app\", Port = 8080, StopTimeout = {|DECS0327:600|})", "Container(\"app\", Port = 8080, StopTimeout = 120)", "Use 120")]
    [InlineData("Container(\"app\", Port = 8080, StartTimeout = {|DECS0326:1|})", "Container(\"app\", Port = 8080, StartTimeout = 2)", "Use 2")]
    [InlineData("Container(\"app\", Port = 8080, Cpu = {|DECS0308:-1|})", "Container(\"app\", Port = 8080, Cpu = 0)", "Use 0")]
    public Task A_number_moves_into_its_range(string attribute, string expected, string title) => Fix.Turns<RangeFix>(TaskDefinitionWith(attribute), TaskDefinitionWith(expected), title);

    [Theory]
    [InlineData("{|DECS0344:10|}", "14", "Keep logs for 14 days")]
    [InlineData("{|DECS0344:5000|}", "3653", "Keep logs for 3653 days")]
    public Task Retention_becomes_a_period_of_cloudwatch(string days, string expected, string title) =>
        Fix.Turns<LogRetentionFix>(TaskDefinitionWith($"AwsLogs(RetentionInDays = {days})"), TaskDefinitionWith($"AwsLogs(RetentionInDays = {expected})"), title);

    [Theory]
    [InlineData("Environment(\"DB_PASSWORD\", {|DECS1001:\"x9Kq2mVt7RwLp4Zs\"|})", "Secret(\"DB_PASSWORD\", From = \"ssm:/test-project-shop/db-password\")")]
    [InlineData("Environment(\"ConnectionStrings__Orders\", {|DECS1001:\"Host=db;Password=hunter2\"|}, Container = \"app\")", "Secret(\"ConnectionStrings__Orders\", Container = \"app\", From = \"ssm:/test-project-shop/connectionstrings-orders\")")]
    [InlineData("Deploy.Ecs.Environment(\"DB_PASSWORD\", {|DECS1018:\"hunter2\"|})", "Deploy.Ecs.Secret(\"DB_PASSWORD\", From = \"ssm:/test-project-shop/db-password\")")]
    public Task A_secret_leaves_the_source(string attribute, string expected)
    {
        var title = attribute.Contains("DB_PASSWORD", StringComparison.Ordinal) ? "Read DB_PASSWORD from Parameter Store" : "Read ConnectionStrings__Orders from Parameter Store";
        return Fix.Turns<EnvironmentSecretFix>(TaskDefinitionWith(attribute), TaskDefinitionWith(expected), title);
    }

    [Theory]
    [InlineData("HealthCheck({|DECS0320:\"/check\"|}, \"--fast\")", "HealthCheck(\"CMD\", \"/check\", \"--fast\")", "Add \"CMD\"")]
    [InlineData("HealthCheck({|DECS0320:\"curl localhost || exit 1\"|}, Retries = 5)", "HealthCheck(\"CMD-SHELL\", \"curl localhost || exit 1\", Retries = 5)", "Add \"CMD-SHELL\"")]
    [InlineData("HealthCheck({|DECS0319:\"CMD-SHELL\"|}, \"curl\", \"localhost\")", "HealthCheck(\"CMD\", \"curl\", \"localhost\")", "Use \"CMD\"")]
    [InlineData("HealthCheck({|DECS0319:\"CMD\"|}, \"curl localhost || exit 1\")", "HealthCheck(\"CMD-SHELL\", \"curl localhost || exit 1\")", "Use \"CMD-SHELL\"")]
    public Task A_health_check_gets_the_prefix_it_needs(string attribute, string expected, string title) =>
        Fix.Turns<HealthCheckCommandFix>(TaskDefinitionWith(attribute), TaskDefinitionWith(expected), title);

    [Fact]
    public Task A_log_buffer_gets_its_mode() => Fix.Turns<AddArgumentFix>(
        TaskDefinitionWith("AwsLogs(NonBlocking = false, MaxBufferSize = {|DECS0341:\"4m\"|})"),
        TaskDefinitionWith("AwsLogs(NonBlocking = true, MaxBufferSize = \"4m\")"),
        "Set NonBlocking = true");

    [Theory]
    [InlineData(0, "Container(\"app\", Repository = typeof(Shop))", "Remove Image")]
    [InlineData(1, "Container(\"app\", Image = \"nginx:1.29\")", "Remove Repository")]
    public Task An_image_or_a_repository_is_removed(int index, string expected, string title) => Fix.Turns<RemoveArgumentFix>(
        TaskDefinitionWith("Container(\"app\", Image = {|DECS0912:\"nginx:1.29\"|}, Repository = typeof(Shop))"), TaskDefinitionWith(expected), title, index);

    private static string TaskDefinitionWith(string attribute) => $"[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), {attribute}]";
}
