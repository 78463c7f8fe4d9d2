using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>Writes the body of a method: its instructions with names in place of tokens.</summary>
internal sealed class MethodText(PEReader image, MetadataReader metadata, MetadataNames names, SourcePaths sources)
{
    private const int TwoBytes = 0xFE;

    private static readonly FrozenDictionary<int, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToFrozenDictionary(code => code.Value & 0xFFFF);

    /// <summary>The lines of a body; none where there is none.</summary>
    public void Write(MethodDefinition method, StringBuilder text)
    {
        if (method.RelativeVirtualAddress == 0) return;
        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        text.Append($"  stack {body.MaxStack} init {body.LocalVariablesInitialized} locals {names.NameOf(body.LocalSignature)}\n");
        foreach (var region in body.ExceptionRegions)
            text.Append($"  {region.Kind} {region.TryOffset} {region.TryLength} {region.HandlerOffset} {region.HandlerLength} {region.FilterOffset} {names.NameOf(region.CatchType)}\n");
        var code = body.GetILReader();
        while (code.RemainingBytes > 0) WriteInstruction(ref code, text);
    }

    private void WriteInstruction(ref BlobReader code, StringBuilder text)
    {
        var value = (int)code.ReadByte();
        if (value == TwoBytes) value = (value << 8) | code.ReadByte();
        if (!OpCodes.TryGetValue(value, out var instruction)) throw new BadImageFormatException($"There is no instruction {value:x}.");
        text.Append("  ").Append(instruction.Name);
        switch (instruction.OperandType)
        {
            case OperandType.InlineNone:
                break;
            case OperandType.InlineString:
                var constant = sources.Shorten(metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(code.ReadInt32())));
                names.Mentions.Texts.Add(constant);
                text.Append(' ').Append(Quoted.Text(constant));
                break;
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineSig:
                text.Append(' ').Append(names.NameOf((EntityHandle)MetadataTokens.Handle(code.ReadInt32())));
                break;
            case OperandType.InlineSwitch:
                var targets = code.ReadInt32();
                for (var i = 0; i < targets; i++) text.Append(' ').Append(code.ReadInt32());
                break;
            default:
                text.Append(' ').Append(Convert.ToHexStringLower(code.ReadBytes(SizeOf(instruction.OperandType))));
                break;
        }

        text.Append('\n');
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineBrTarget or OperandType.InlineI or OperandType.ShortInlineR => 4,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => throw new BadImageFormatException($"An operand of the kind {operand} is not expected."),
    };
}
