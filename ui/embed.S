// The compressed files of the browser client, one behind the other, as embed.mjs has put them.
    .section .rodata
    .global auktiva_ui
auktiva_ui:
    .incbin "ui_files.bin"
    .section .note.GNU-stack, "", %progbits
