using System.Reflection;
using System.Reflection.Emit;

namespace Deploy.Ecs.Tests;

/// <summary>Reads the instructions of a method.</summary>
internal static class Instructions
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Instructions that branch, throw or call anything but another constructor and the empty array.</summary>
    public static IEnumerable<string> DecisionsIn(MethodBase method)
    {
        var bytes = method.GetMethodBody()!.GetILAsByteArray()!;
        for (var position = 0; position < bytes.Length;)
        {
            var code = bytes[position] == 0xfe ? Codes[unchecked((short)(0xfe00 | bytes[position + 1]))] : Codes[bytes[position]];
            position += code.Size;
            var called = code.FlowControl == FlowControl.Call ? method.Module.ResolveMethod(BitConverter.ToInt32(bytes, position)) : null;
            var isPlain = called is not null
                ? called.IsConstructor || called.Name == nameof(Array.Empty)
                : code.FlowControl is FlowControl.Next or FlowControl.Return;
            if (!isPlain) yield return $"{code.Name} {called?.Name}";
            position += OperandSize(code);
        }
    }

    private static int OperandSize(OpCode code) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
