using Deploy.CodeFixes.Fixes;

namespace Deploy.CodeFixes.Tests;

public class SizeFixTests
{
    [Theory]
    [InlineData("Cpu = 256, Memory = {|DECS0202:300|}", "Cpu = 256, Memory = 512", "Use Memory 512")]
    [InlineData("Cpu = 256, Memory = {|DECS0202:4096|}", "Cpu = 256, Memory = 2048", "Use Memory 2048")]
    [InlineData("Memory = {|DECS0202:8704|}, Cpu = 4096", "Memory = 9216, Cpu = 4096", "Use Memory 9216")]
    public Task Memory_becomes_the_least_that_goes_with_the_cpu(string arguments, string expected, string title) =>
        Fix.Turns<FargateMemoryFix>(TaskDefinitionWith(arguments), TaskDefinitionWith(expected), title);

    [Fact]
    public Task Or_the_cpu_becomes_the_least_that_goes_with_the_memory() =>
        Fix.Turns<FargateMemoryFix>(TaskDefinitionWith("Cpu = 256, Memory = {|DECS0202:3072|}"), TaskDefinitionWith("Cpu = 512, Memory = 3072"), "Use Cpu 512", index: 1);

    [Fact]
    public Task A_value_from_elsewhere_is_left_to_a_person() =>
        Fix.LeavesAlone<FargateMemoryFix>(TaskDefinitionWith("Cpu = 256, Memory = {|DECS0202:Shop.Large|}"));

    [Theory]
    [InlineData("Cpu = {|DECS0201:300|}, Memory = 1024", "Cpu = 512, Memory = 1024", "Use Cpu 512")]
    [InlineData("Cpu = {|DECS0201:-1|}, Memory = 1024", "Cpu = 256, Memory = 1024", "Use Cpu 256")]
    [InlineData("Cpu = {|DECS0201:99999|}, Memory = 61440", "Cpu = 32768, Memory = 61440", "Use Cpu 32768")]
    [InlineData("Cpu = {|DECS0208:512|}, Memory = 2048, OperatingSystem = OperatingSystemFamily.WindowsServer2022Core", "Cpu = 1024, Memory = 2048, OperatingSystem = OperatingSystemFamily.WindowsServer2022Core", "Use Cpu 1024")]
    public Task Cpu_becomes_a_size_of_fargate(string arguments, string expected, string title) =>
        Fix.Turns<FargateCpuFix>(TaskDefinitionWith(arguments), TaskDefinitionWith(expected), title);

    [Theory]
    [InlineData("[EcrRepository, {|DECS0203:TaskDefinition(Memory = 4096)|}]", "[EcrRepository, TaskDefinition(Memory = 4096, Cpu = 512)]", "Add Cpu = 512")]
    [InlineData("[EcrRepository, {|DECS0204:TaskDefinition(Cpu = 1024)|}]", "[EcrRepository, TaskDefinition(Cpu = 1024, Memory = 2048)]", "Add Memory = 2048")]
    public Task What_is_missing_is_added(string attributes, string expected, string title) =>
        Fix.Turns<FargateSizeMissingFix>(attributes, expected, title);

    private static string TaskDefinitionWith(string arguments) => $"[EcrRepository, TaskDefinition({arguments})]";
}
